import type { Options } from 'minisearch';

/** What a search finds: a heading with what stands below it. `id` is its address. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
}

/** The same for the build, which makes the index, and for the page that reads it. */
export const OPTIONS: Options<Section> = {
  fields: ['heading', 'title', 'text'],
  storeFields: ['title', 'heading'],
  searchOptions: {
    boost: { heading: 4, title: 2 },
    prefix: true,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    combineWith: 'AND',
  },
};
