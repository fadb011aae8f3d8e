/**
 * Audio of any length without an encoder: frames of MPEG-2 Layer III (ISO/IEC 13818-3), 16 kHz mono at 32 kbit/s, each of them
 * silence or one spectral line, which is a tone.
 */

const FRAME_BYTES = 144;
const FRAME_MS = 36;
/** Sync, MPEG-2, Layer III, no CRC; 32 kbit/s, 16 kHz, no padding; mono. */
const HEADER = [0xff, 0xf3, 0x48, 0xc4] as const;
/** Lines lie 13.9 Hz apart: this one is 445 Hz. */
const TONE_LINE = 32;
/** 210 is full scale; 4 less is half of it. */
const TONE_GAIN = 196;

/** Appends numbers bit by bit. */
const bitWriter = (bytes: Buffer, at: number) => {
  let position = at * 8;
  return (value: number, bits: number): void => {
    for (let bit = bits - 1; bit >= 0; bit -= 1) {
      if ((value >> bit) & 1) {
        const byte = position >> 3;
        bytes.writeUInt8(bytes.readUInt8(byte) | (0x80 >> (position & 7)), byte);
      }
      position += 1;
    }
  };
};

const silence = (): Buffer => {
  const frame = Buffer.alloc(FRAME_BYTES);
  HEADER.forEach((byte, at) => frame.writeUInt8(byte, at));
  return frame;
};

const SIDE_INFO_AT = HEADER.length;
const SIDE_INFO_BYTES = 9;

const tone = (): Buffer => {
  const frame = silence();
  const pairs = TONE_LINE / 2;
  const side = bitWriter(frame, SIDE_INFO_AT);
  side(0, 8); // main_data_begin
  side(0, 1); // private
  side(pairs + 3, 12); // part2_3_length: a bit for each pair of zeros, then code and sign of the line
  side(pairs + 1, 9); // big_values
  side(TONE_GAIN, 8); // global_gain
  side(0, 9); // scalefac_compress: no scale factors
  side(0, 1); // window_switching
  for (let region = 0; region < 3; region += 1) side(1, 5); // table_select
  side(15, 4); // region0_count
  side(7, 3); // region1_count
  side(0, 2); // scalefac_scale, count1table_select
  const main = bitWriter(frame, SIDE_INFO_AT + SIDE_INFO_BYTES);
  for (let pair = 0; pair < pairs; pair += 1) main(1, 1); // (0, 0) in table 1
  main(1, 2); // (1, 0)
  main(0, 1); // positive
  return frame;
};

const SILENCE = silence();
const TONE = tone();
const TONE_FRAMES = 12;
const PERIOD_FRAMES = 55;

/** A beep every two seconds for this long: 4,000 bytes a second. */
export const beeps = (seconds: number): Buffer =>
  Buffer.concat(
    Array.from({ length: Math.ceil((seconds * 1_000) / FRAME_MS) }, (_, at) =>
      at % PERIOD_FRAMES < TONE_FRAMES ? TONE : SILENCE,
    ),
  );
