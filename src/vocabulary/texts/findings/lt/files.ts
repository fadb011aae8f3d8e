import type { FindingTexts } from '../texts.ts';

/** Darbuotojų failas prieš skaitymą. */
export const files: FindingTexts['files'] = {
  file_encoding_guessed: {
    finding:
      'Failas perskaitytas kaip {encoding}. Patikrinkite, ar teisingi vardai su diakritiniais ženklais.',
  },
  file_not_text: {
    finding:
      'failas nėra tekstas UTF-8, UTF-16 ar Windows-1252 koduote; išsaugokite kaip „CSV UTF-8“ ir bandykite vėl',
  },
  file_not_sent: { finding: 'CSV failą siųskite kaip turinį (text/csv).' },
  file_has_errors: { finding: 'Faile yra klaidų ({count}); niekas neimportuota.' },
};
