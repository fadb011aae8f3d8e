/** A file of agents, before it is read. */
export const files = {
  file_encoding_guessed: {
    finding: 'The file was read as {encoding}. Check that the names with accents are right.',
  },
  file_not_text: {
    finding: 'the file is not text in UTF-8, UTF-16 or Windows-1252; save it as "CSV UTF-8" and try again',
  },
  file_not_sent: { finding: 'Send the CSV file as the body (text/csv).' },
  file_has_errors: { finding: 'The file has errors ({count}); nothing was imported.' },
} as const;
