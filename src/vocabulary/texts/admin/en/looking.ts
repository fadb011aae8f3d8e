/** The pages under "Looking after": what the self-check and the audit can do. */
export const looking = {
  check_all: 'Check all',
  progress: 'So far {0} of {1} mappings.',
  undo_what: 'This takes back as a whole: {0}, by {1}, {2}. Rows that change: {3}.',
  undo_nothing: 'There is nothing to undo.',
  rows: 'Show the {0} lines',
  lines: '{0} lines',
  more: 'Show more',
  all: 'All',
  from: 'From',
  to: 'Until',
  export: 'Export CSV',
  none_found: 'No change fits this search.',
  choose_all: 'Choose all {0} found',
  show_more: 'Show more ({0} are left)',
} as const;
