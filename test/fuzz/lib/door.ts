import type fc from 'fast-check';

/** A place where foreign bytes come in, and what must hold for all of them. */
export interface Door<Input = unknown> {
  readonly name: string;
  /** What is thrown at it, and what must hold. */
  readonly about: string;
  /** Number of runs in `npm test`. */
  readonly testRuns: number;
  /** Inputs are JSON, so that a finding can be kept as a file. */
  readonly inputs: fc.Arbitrary<Input>;
  open(): Promise<OpenDoor<Input>>;
}

export interface OpenDoor<Input> {
  /** Rejects with what does not hold. */
  readonly check: (input: Input) => Promise<void>;
  /** Also checks what only all inputs together can show. */
  readonly close: () => Promise<void>;
}

/** One list holds doors of all kinds of input; each gets back only what its own `inputs` made, or its own files. */
export const door = <Input>(definition: Door<Input>): Door => ({
  ...definition,
  async open() {
    const { check, close } = await definition.open();
    return { check: (input) => check(input as Input), close };
  },
});

export class Broken extends Error {}

export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Broken(what);
}

/** Generous even on a busy machine: what has not come by then never comes. */
const HANGS_MS = 30_000;

/** The outcome, or Broken when there is none. */
export const inTime = async <T>(promise: Promise<T>, what: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Broken(`${what} hangs`));
    }, HANGS_MS);
  });
  try {
    return await Promise.race([promise, hang]);
  } finally {
    clearTimeout(timer);
  }
};

/** Text that people or logs see must contain none of these. */
export const mustNotTell = (text: string, secrets: readonly string[], where: string): void => {
  const told = secrets.findIndex((secret) => text.includes(secret));
  must(told < 0, `${where} tells secret number ${told}`);
};
