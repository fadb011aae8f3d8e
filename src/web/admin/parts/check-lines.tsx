import { useMemo, useState } from 'preact/hooks';
import type { CheckLine } from '../types.ts';
import { placeText } from './finding-text.ts';
import { Finding } from './finding.tsx';
import { Badge } from './notes.tsx';
import { fill, texts } from '../texts.ts';

const Verdict = ({ line }: { line: CheckLine }) => {
  if (!line.ok) return <Badge tone="bad">{texts.parts.wrong}</Badge>;
  return line.warn ? (
    <Badge tone="warn">{texts.parts.note}</Badge>
  ) : (
    <Badge tone="good">{texts.parts.ok}</Badge>
  );
};

/** With thousands of lines, as many as people read at once. */
const STEP = 100;

/** Self-check lines: what is in order, and cures for the rest. */
export const CheckLines = ({ lines }: { lines: readonly CheckLine[] }) => {
  const [most, setMost] = useState(STEP);
  const left = lines.length - most;
  // Further lines change nothing of what is shown once that is full; the first tells one list from another.
  const list = useMemo(
    () => (
      <ul class="check-lines">
        {lines.slice(0, most).map((line, at) => (
          <li key={at}>
            <Verdict line={line} />
            <div>
              <strong>{placeText(line)}</strong>
              <Finding found={line} />
            </div>
          </li>
        ))}
      </ul>
    ),
    [Math.min(lines.length, most), lines[0]],
  );
  return (
    <>
      {list}
      {left > 0 && (
        <button
          type="button"
          class="small secondary outline"
          onClick={() => {
            setMost(most + STEP);
          }}
        >
          {fill(texts.looking.show_more, left)}
        </button>
      )}
    </>
  );
};
