import type { FindingTexts } from '../texts.ts';

/** Eine Datei mit Agenten, bevor sie gelesen wird. */
export const files: FindingTexts['files'] = {
  file_encoding_guessed: {
    finding:
      'Die Datei wurde als {encoding} gelesen. Prüfen Sie, ob Namen mit Umlauten und Akzenten stimmen.',
  },
  file_not_text: {
    finding:
      'Die Datei ist kein Text in UTF-8, UTF-16 oder Windows-1252; speichern Sie sie als „CSV UTF-8“, und versuchen Sie es noch einmal',
  },
  file_not_sent: { finding: 'Senden Sie die CSV-Datei als Inhalt (text/csv).' },
  file_has_errors: { finding: 'Die Datei hat Fehler ({count}); es wurde nichts importiert.' },
};
