import { useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { Brand } from '../parts/brand.tsx';
import { Field } from '../parts/field.tsx';
import { HelpLink } from '../parts/help-link.tsx';
import { ErrorNote } from '../parts/notes.tsx';
import { useAction } from '../parts/use-action.ts';
import type { Session } from '../types.ts';

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
      <h1>Choose the administrator password</h1>
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
          label="New password"
          type="password"
          value={password}
          onValue={setPassword}
          autocomplete="new-password"
          autofocus
          hint={`At least ${MIN_CHARACTERS} characters`}
          error={tooShort ? `${MIN_CHARACTERS - password.length} more characters are needed` : undefined}
          required
        />
        <Field
          label="The same again"
          type="password"
          value={again}
          onValue={setAgain}
          autocomplete="new-password"
          error={differs ? 'The two passwords differ' : undefined}
          required
        />
        <Field
          label="Set-up code"
          value={code}
          onValue={setCode}
          hint="The connector wrote it into its log when it started."
          required
        />
        <ErrorNote error={action.error} />
        <button type="submit" aria-busy={action.busy}>
          Set the password
        </button>
      </form>
      <p>
        <HelpLink path="/admin/setup" />
      </p>
    </main>
  );
};
