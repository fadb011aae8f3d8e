import type { FindingTexts } from '../texts.ts';

/** Un archivo de agentes, antes de leerlo. */
export const files: FindingTexts['files'] = {
  file_encoding_guessed: {
    finding: 'El archivo se leyó como {encoding}. Compruebe que los nombres con acentos son correctos.',
  },
  file_not_text: {
    finding:
      'el archivo no es texto en UTF-8, UTF-16 o Windows-1252; guárdelo como «CSV UTF-8» e inténtelo de nuevo',
  },
  file_not_sent: { finding: 'Envíe el archivo CSV como cuerpo (text/csv).' },
  file_has_errors: { finding: 'El archivo tiene errores ({count}); no se importó nada.' },
};
