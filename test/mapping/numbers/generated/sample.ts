/** A generator of numbers in [0, 1), repeatable for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Random = () => number;

const below = (limit: number, random: Random): number => Math.floor(random() * limit);

const digitsOfClass = (set: string): string => {
  const digits = set.replace(/(\d)-(\d)/g, (_, from: string, to: string) => {
    const all = '0123456789';
    return all.slice(all.indexOf(from), all.indexOf(to) + 1);
  });
  return digits;
};

/**
 * Random digits that match a pattern of a numbering plan: digits, `\d`, `[1-3]`, groups, `|`, `?` and `{m,n}`. Look-aheads
 * are skipped, so the caller checks the result.
 */
export const digitsLike = (pattern: string, random: Random): string => {
  let at = 0;

  const alternatives = (): string => {
    const options = [sequence()];
    while (pattern[at] === '|') {
      at += 1;
      options.push(sequence());
    }
    return options[below(options.length, random)] ?? '';
  };

  const sequence = (): string => {
    let text = '';
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') text += repeated();
    return text;
  };

  /** Reads an atom again for each repetition, so that each has its own digits. */
  const repeated = (): string => {
    const start = at;
    const first = atom();
    const end = at;
    const [least, most] = quantifier();
    const next = at;
    const times = least + below(most - least + 1, random);
    let text = times === 0 ? '' : first;
    for (let time = 1; time < times; time += 1) {
      at = start;
      text += atom();
    }
    at = times > 1 ? next : Math.max(next, end);
    return text;
  };

  const quantifier = (): readonly [number, number] => {
    if (pattern[at] === '?') {
      at += 1;
      return [0, 1];
    }
    const braces = /^\{(\d+)(,?)(\d*)\}/.exec(pattern.slice(at));
    if (braces === null) return [1, 1];
    at += braces[0].length;
    const least = Number(braces[1]);
    return [least, braces[2] === '' ? least : Number(braces[3])];
  };

  const atom = (): string => {
    const group = /^\((\?[:!=])?/.exec(pattern.slice(at));
    if (group !== null) {
      at += group[0].length;
      const inside = alternatives();
      at += 1;
      return group[1] === '?!' || group[1] === '?=' ? '' : inside;
    }
    if (pattern.startsWith('\\d', at)) {
      at += 2;
      return String(below(10, random));
    }
    if (pattern[at] === '[') {
      const end = pattern.indexOf(']', at);
      const digits = digitsOfClass(pattern.slice(at + 1, end));
      at = end + 1;
      return digits[below(digits.length, random)] ?? '';
    }
    at += 1;
    return pattern[at - 1] ?? '';
  };

  return alternatives();
};
