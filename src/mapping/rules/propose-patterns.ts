import { internalNumbers, MAX_INTERNAL_DIGITS, type InternalNumbers } from './internal.ts';

/** A pattern for `numbers.internal`, and the extensions that suggest it. */
export interface ProposedPattern {
  readonly pattern: string;
  /** Ascending. */
  readonly extensions: readonly string[];
}

const EXTENSION = new RegExp(`^\\d{2,${MAX_INTERNAL_DIGITS}}$`);
/** A single telephone does not show how the company numbers the others. */
const MIN_FOR_CLASS = 2;

const patternOf = (extensions: readonly string[]): string => {
  const [first = ''] = extensions;
  return extensions.length < MIN_FOR_CLASS ? first : first.charAt(0) + 'X'.repeat(first.length - 1);
};

/**
 * Patterns that the agents' own extensions suggest: 101 to 149 become 1XX, and a single one stays as it is. Skips what
 * the current patterns already cover, and what is not an extension.
 */
export const proposePatterns = (
  sources: readonly string[],
  isInternal: InternalNumbers = internalNumbers([]),
): readonly ProposedPattern[] => {
  const extensions = [...new Set(sources)]
    .filter((source) => EXTENSION.test(source) && !isInternal(source))
    .sort();
  const groups = new Map<string, string[]>();
  for (const extension of extensions) {
    const group = `${extension.length} ${extension.charAt(0)}`;
    groups.set(group, [...(groups.get(group) ?? []), extension]);
  }
  return [...groups.values()]
    .map((group) => ({ pattern: patternOf(group), extensions: group }))
    .sort((a, b) => b.extensions.length - a.extensions.length || a.pattern.localeCompare(b.pattern));
};
