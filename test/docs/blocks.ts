/** A block of code in a document. */
export interface Block {
  readonly language: string;
  /** Marked `example`: it is run, or read, as it stands. */
  readonly isExample: boolean;
  readonly code: string;
}

export const blocksOf = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(/^ *```(\w+)([^\n]*)\n([\s\S]*?)^ *```$/gm)].map(
    ([, language = '', mark = '', code = '']) => ({ language, isExample: mark.trim() === 'example', code }),
  );
