import { api } from '../../endpoints.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { ErrorNote, Notice } from '../../parts/notes.tsx';
import { Table } from '../../parts/table.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useState } from 'preact/hooks';

interface OwnKey {
  readonly name: string;
  readonly title: string;
  readonly what: string;
  readonly effect: string;
}

const OWN_KEYS: readonly OwnKey[] = [
  {
    name: 'tokens',
    title: 'Browser tokens',
    what: 'signs the tokens with which agents’ pages follow and place calls',
    effect:
      'All tokens are refused from this moment on; pages ask their CRM for new ones. Calls are not touched.',
  },
  {
    name: 'sessions',
    title: 'Admin sessions',
    what: 'belongs to those who are signed in here',
    effect: 'Everybody is signed out of these pages, you too.',
  },
  {
    name: 'vault',
    title: 'Vault',
    what: 'encrypts card PINs, logins and signing secrets in the database',
    effect:
      'Everything is sealed with a new key. Backups from before need the old key file: keep it with them.',
  },
];

/** The connector's own keys, which are never shown but can be replaced. */
export const OwnKeys = ({ canChange }: { canChange: boolean }) => {
  const [done, setDone] = useState<string>();
  const action = useAction();
  return (
    <section aria-labelledby="own-keys">
      <h2 id="own-keys">The connector’s own keys</h2>
      <p class="muted">Replace them after a leak, or when somebody has left who could read them.</p>
      <ErrorNote error={action.error} />
      {done !== undefined && !action.error && <Notice>{done}: a new key is in use.</Notice>}
      <Table
        caption="The connector’s own keys"
        empty=""
        rows={OWN_KEYS}
        rowKey={(key) => key.name}
        columns={[
          { head: 'Key', cell: (key) => key.title },
          { head: 'What it does', cell: (key) => key.what },
          {
            head: <span class="sr">Change</span>,
            cell: (key) =>
              canChange && (
                <ConfirmButton
                  text="Replace"
                  label={`Replace the key: ${key.title}`}
                  question={`Replace the key: ${key.title}?`}
                  explanation={key.effect}
                  onConfirm={() => {
                    action.run(async () => {
                      await api.rotateOwnKey(key.name);
                      setDone(key.title);
                    });
                  }}
                />
              ),
          },
        ]}
      />
    </section>
  );
};
