import { useState } from 'preact/hooks';
import { fill, texts } from '../texts.ts';

export interface Paging {
  readonly cursor: string | undefined;
  readonly page: number;
  readonly first: () => void;
  readonly previous: () => void;
  readonly next: (cursor: string) => void;
}

/** Remembers the cursors of previous pages, so that the user can go back. */
export const usePaging = (): Paging => {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  return {
    cursor: cursors.at(-1),
    page: cursors.length + 1,
    first() {
      setCursors([]);
    },
    previous() {
      setCursors((before) => before.slice(0, -1));
    },
    next(cursor) {
      setCursors((before) => [...before, cursor]);
    },
  };
};

/** Previous and next; nothing if there is only one page. */
export const Pager = ({ paging, next }: { paging: Paging; next: string | undefined }) => {
  if (paging.page === 1 && next === undefined) return null;
  return (
    <nav class="pager" aria-label={texts.parts.pages}>
      <button type="button" class="small secondary" disabled={paging.page === 1} onClick={paging.previous}>
        {texts.parts.previous}
      </button>
      <span>{fill(texts.parts.page, paging.page)}</span>
      <button
        type="button"
        class="small secondary"
        disabled={next === undefined}
        onClick={() => {
          if (next !== undefined) paging.next(next);
        }}
      >
        {texts.parts.next}
      </button>
    </nav>
  );
};
