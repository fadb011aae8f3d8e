import { LANGUAGES, chooseLanguage, language, texts } from '../texts.ts';

/** The language of these pages, remembered in this browser. */
export const LanguageChoice = () => (
  <select
    class="language"
    aria-label={texts.frame.language}
    value={language}
    onChange={(event) => {
      chooseLanguage(event.currentTarget.value);
    }}
  >
    {LANGUAGES.map(([code, name]) => (
      <option key={code} value={code} lang={code}>
        {name}
      </option>
    ))}
  </select>
);
