import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Field } from '../../parts/field.tsx';
import { ErrorNote, Notice } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';

/** Changes the administrator's password; everybody else who is signed in has to sign in again. */
export const ChangePassword = ({ onChanged }: { onChanged: () => void }) => {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [isDone, setIsDone] = useState(false);
  const action = useAction();
  return (
    <details>
      <summary>Change the administrator password</summary>
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
          label="Current password"
          type="password"
          autocomplete="current-password"
          value={current}
          onValue={setCurrent}
          required
        />
        <Field
          label="New password"
          type="password"
          autocomplete="new-password"
          hint="At least 10 characters. All other sessions end."
          value={password}
          onValue={setPassword}
          required
        />
        <ErrorNote error={action.error} />
        {isDone && <Notice>The password was changed; all other sessions have ended.</Notice>}
        <div class="buttons">
          <button type="submit" aria-busy={action.busy}>
            Change the password
          </button>
        </div>
      </form>
    </details>
  );
};
