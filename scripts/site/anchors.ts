import { lexer } from 'marked';

/** Anchors of one document's headings, as GitHub makes them, so that one link works there and here. */
export const createAnchors = (): ((heading: string) => string) => {
  const seen = new Map<string, number>();
  return (heading) => {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  };
};

/** Every anchor of a document. */
export const anchorsOf = (markdown: string): readonly string[] => {
  const anchor = createAnchors();
  return lexer(markdown).flatMap((token) =>
    token.type === 'heading' ? [anchor(String(token['text']).replaceAll('`', ''))] : [],
  );
};
