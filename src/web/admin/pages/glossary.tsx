import { Fragment } from 'preact';
import { TERMS } from '../parts/help.tsx';
import { View } from '../parts/view.tsx';
import { texts } from '../texts.ts';

/** Every word that needs an explanation, with an address of its own. */
export const Glossary = () => (
  <View title={texts.glossary.title}>
    <p class="muted">{texts.glossary.intro}</p>
    <dl class="glossary">
      {TERMS.map((term) => (
        <Fragment key={term}>
          <dt id={term}>{texts.glossary[term]}</dt>
          <dd>{texts.glossary[`${term}_means`]}</dd>
        </Fragment>
      ))}
    </dl>
  </View>
);
