import { render } from 'preact';
import '@picocss/pico/css/pico.min.css';
import './panel.css';
import './own-calls.css';
import './own-report.css';
import type { Host } from './host.ts';
import { Panel } from './panel.tsx';
import { knownLanguage } from '../../vocabulary/texts/known-language.ts';
import { LANGUAGES } from './languages.ts';
import { createWords } from './texts.ts';
import { WordsContext } from './words.tsx';

const words = (): ReturnType<typeof createWords> => {
  const asked = new URLSearchParams(location.search).get('lang');
  return createWords(knownLanguage(LANGUAGES, [asked, ...navigator.languages]));
};

/** Shows the panel in the page, in the agent's language. */
export const showPanel = (host: Host): void => {
  const root = document.getElementById('panel');
  if (!root) return;
  const own = words();
  document.documentElement.lang = own.language;
  document.title = own.t('title');
  render(
    <WordsContext.Provider value={own}>
      <Panel host={host} />
    </WordsContext.Provider>,
    root,
  );
};

/** Says why there is no panel. */
export const showFailure = (error: unknown): void => {
  const root = document.getElementById('panel');
  if (!root) return;
  const own = words();
  document.documentElement.lang = own.language;
  render(
    <main>
      <h1>{own.t('title')}</h1>
      <div class="note bad" role="alert">
        <p>{error instanceof Error ? error.message : String(error)}</p>
      </div>
    </main>,
    root,
  );
};
