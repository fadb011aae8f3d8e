import type { FindingTexts } from '../texts.ts';

/** Файл сотрудников до чтения. */
export const files: FindingTexts['files'] = {
  file_encoding_guessed: { finding: 'Файл прочитан как {encoding}. Проверьте имена с особыми буквами.' },
  file_not_text: {
    finding:
      'файл не является текстом в UTF-8, UTF-16 или Windows-1252; сохраните его как «CSV UTF-8» и попробуйте снова',
  },
  file_not_sent: { finding: 'Отправьте файл CSV как тело запроса (text/csv).' },
  file_has_errors: { finding: 'В файле ошибки ({count}); ничего не импортировано.' },
};
