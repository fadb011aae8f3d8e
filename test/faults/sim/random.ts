/** A 32-bit hash (FNV-1a, with the finishing steps of MurmurHash3). */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * Random numbers from a name (mulberry32). Everything that draws has its own stream, so that leaving one item out of a
 * plan changes nothing for the others; otherwise no failing plan could be shrunk.
 */
export class Random {
  private readonly name: string;
  private state: number;

  constructor(name: string) {
    this.name = name;
    this.state = hashOf(name);
  }

  fork(name: string): Random {
    return new Random(`${this.name}/${name}`);
  }

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both bounds included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.int(0, choices.length - 1)] ?? choices[0];
  }

  /** A duration in milliseconds: usually short, now and then long. */
  delay(usualMs: number, rareMs: number): number {
    return this.chance(0.02) ? this.int(usualMs, rareMs) : this.int(0, usualMs);
  }
}
