/** The pages under "Looking after": what the self-check and the audit can do. */
export const looking = {
  check_all: 'Check all',
  progress: 'So far {0} of {1} mappings.',
} as const;
