import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Field } from '../../parts/field.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useLoad } from '../../parts/use-load.ts';
import { texts } from '../../texts.ts';
import { PackageLink } from './package-link.tsx';

const PREFIX = 'mor1.';

/** The type of the CRM that a code comes from; the server reads the rest of it. */
const typeIn = (code: string): string | undefined => {
  try {
    const packed = code.trim().slice(PREFIX.length).replace(/-/g, '+').replace(/_/g, '/');
    const said: unknown = JSON.parse(atob(packed));
    return typeof said === 'object' && said !== null && 'type' in said ? String(said.type) : undefined;
  } catch {
    return undefined;
  }
};

/** Connects SuiteCRM or Sugar by one code, which their package makes. */
export const ConnectionCode = ({ onSaved }: { onSaved: () => void }) => {
  const packages = useLoad('packages', api.packages);
  const [code, setCode] = useState('');
  const [id, setId] = useState('crm');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const action = useAction();
  const isSugar = typeIn(code) === 'sugarcrm';
  return (
    <form
      aria-label={texts.setup.code_title}
      onSubmit={(event) => {
        event.preventDefault();
        action.run(async () => {
          const user = isSugar ? { username, password } : undefined;
          await api.connectByCode({ id, code, ...user });
          onSaved();
        });
      }}
    >
      <h3>{texts.setup.code_title}</h3>
      <ol>
        <li>
          {texts.setup.code_install}{' '}
          {packages.data?.items
            .filter(({ type }) => type !== 'salesforce')
            .map((one) => (
              <div key={one.type}>
                <PackageLink found={one} />
              </div>
            ))}
        </li>
        <li>{texts.setup.code_make}</li>
        <li>{texts.setup.code_paste}</li>
      </ol>
      <Field
        label={texts.setup.code_label}
        value={code}
        onValue={setCode}
        placeholder={`${PREFIX}…`}
        required
      />
      <Field
        label={texts.setup.code_id}
        value={id}
        onValue={setId}
        hint={texts.setup.code_id_hint}
        required
      />
      {isSugar && (
        <>
          <p class="muted">{texts.setup.code_sugar}</p>
          <Field label={texts.setup.code_username} value={username} onValue={setUsername} required />
          <Field
            label={texts.setup.code_password}
            type="password"
            value={password}
            onValue={setPassword}
            required
          />
        </>
      )}
      <ErrorNote error={packages.error ?? action.error} />
      <button type="submit" aria-busy={action.busy}>
        {texts.setup.code_connect}
      </button>
    </form>
  );
};
