import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Field } from '../../parts/field.tsx';
import { ErrorNote, Notice } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { texts } from '../../texts.ts';

/** Changes the administrator's password; everybody else who is signed in has to sign in again. */
export const ChangePassword = ({ onChanged }: { onChanged: () => void }) => {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [isDone, setIsDone] = useState(false);
  const action = useAction();
  return (
    <details>
      <summary>{texts.sessions.change_the_administrator_password}</summary>
      <form
        class="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          setIsDone(false);
          action.run(async () => {
            await api.changePassword(current, password);
            setCurrent('');
            setPassword('');
            setIsDone(true);
            onChanged();
          });
        }}
      >
        <Field
          label={texts.sessions.current_password}
          type="password"
          autocomplete="current-password"
          value={current}
          onValue={setCurrent}
          required
        />
        <Field
          label={texts.sessions.new_password}
          type="password"
          autocomplete="new-password"
          hint={texts.sessions.at_least_10_characters_all}
          value={password}
          onValue={setPassword}
          required
        />
        <ErrorNote error={action.error} />
        {isDone && <Notice>{texts.sessions.the_password_was_changed_all}</Notice>}
        <div class="buttons">
          <button type="submit" aria-busy={action.busy}>
            {texts.sessions.change_the_password}
          </button>
        </div>
      </form>
    </details>
  );
};
