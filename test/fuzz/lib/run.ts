import fc from 'fast-check';
import { defined } from '../../../src/defined.ts';
import type { Door } from './door.ts';

export interface Finding {
  readonly door: string;
  readonly seed: number;
  readonly path: string | null;
  /** The smallest input that shows it. */
  readonly input: unknown;
  readonly what: string;
}

export interface Result {
  readonly runs: number;
  readonly finding?: Finding;
}

/**
 * An uncaught error is the worst finding: in the service it would have ended the process. A Node warning goes to the
 * log with everything it quotes.
 */
const watchEscapes = (): { escaped: () => string | undefined; stop: () => void } => {
  let first: string | undefined;
  const note = (error: unknown): void => {
    first ??= error instanceof Error ? (error.stack ?? error.message) : String(error);
  };
  const warned = (warning: Error): void => {
    if (warning.name !== 'ExperimentalWarning') note(warning);
  };
  process.on('uncaughtException', note).on('unhandledRejection', note).on('warning', warned);
  return {
    escaped: () => first,
    stop: () => {
      process.off('uncaughtException', note).off('unhandledRejection', note).off('warning', warned);
    },
  };
};

const textOf = (error: unknown): string =>
  error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);

/** Throws inputs at a door until one breaks it, the runs are used up, or the time is up. */
export const fuzz = async (
  door: Door,
  options: { readonly seed: number; readonly runs: number; readonly timeMs?: number },
): Promise<Result> => {
  const { check, close } = await door.open();
  const escapes = watchEscapes();
  try {
    const details = await fc.check(
      fc.asyncProperty(door.inputs, async (input) => {
        await check(input);
        // Warnings and unhandled rejections are reported a moment later.
        await new Promise((resolve) => setImmediate(resolve));
        const escaped = escapes.escaped();
        if (escaped !== undefined) throw new Error(`an error that nobody caught: ${escaped}`);
      }),
      {
        seed: options.seed,
        numRuns: options.runs,
        ...defined({ interruptAfterTimeLimit: options.timeMs }),
      },
    );
    const runs = details.numRuns;
    if (!details.failed || details.counterexample === null) return { runs };
    const found = { door: door.name, seed: options.seed, path: details.counterexamplePath };
    const what = textOf(details.errorInstance);
    return { runs, finding: { ...found, input: details.counterexample[0], what } };
  } finally {
    escapes.stop();
    await close();
  }
};
