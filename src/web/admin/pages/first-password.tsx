import { useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { Brand } from '../parts/brand.tsx';
import { Field } from '../parts/field.tsx';
import { HelpLink } from '../parts/help-link.tsx';
import { LanguageChoice } from '../parts/language-choice.tsx';
import { ErrorNote } from '../parts/notes.tsx';
import { useAction } from '../parts/use-action.ts';
import type { Session } from '../types.ts';
import { fill, plural, texts } from '../texts.ts';

const MIN_CHARACTERS = 10;

/** Step one of a new installation: nobody can sign in yet. */
export const FirstPassword = ({ onSession }: { onSession: (session: Session) => void }) => {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [code, setCode] = useState('');
  const action = useAction();
  const tooShort = password !== '' && password.length < MIN_CHARACTERS;
  const differs = again !== '' && again !== password;
  return (
    <main class="gate">
      <Brand />
      <h1>{texts.frame.choose_the_administrator_password}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== again || password.length < MIN_CHARACTERS) return;
          action.run(async () => {
            onSession(await api.setPassword(password, code));
          });
        }}
      >
        <Field
          label={texts.frame.new_password}
          type="password"
          value={password}
          onValue={setPassword}
          autocomplete="new-password"
          autofocus
          hint={fill(texts.frame.at_least_characters, MIN_CHARACTERS)}
          error={
            tooShort
              ? plural(texts.frame.more_characters_are_needed, MIN_CHARACTERS - password.length)
              : undefined
          }
          required
        />
        <Field
          label={texts.frame.the_same_again}
          type="password"
          value={again}
          onValue={setAgain}
          autocomplete="new-password"
          error={differs ? texts.frame.the_two_passwords_differ : undefined}
          required
        />
        <Field
          label={texts.frame.set_up_code}
          value={code}
          onValue={setCode}
          hint={texts.frame.the_connector_wrote_it_into}
          required
        />
        <ErrorNote error={action.error} />
        <button type="submit" aria-busy={action.busy}>
          {texts.frame.set_the_password}
        </button>
      </form>
      <p>
        <HelpLink path="/admin/setup" />
      </p>
      <LanguageChoice />
    </main>
  );
};
