import { useState } from 'preact/hooks';
import { timeText } from '../../shared/time.ts';
import { api } from '../endpoints.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Choice, Field } from '../parts/field.tsx';
import { ErrorNote, Loading } from '../parts/notes.tsx';
import { Table } from '../parts/table.tsx';
import { useAction } from '../parts/use-action.ts';
import { useKnown } from '../parts/use-known.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import type { Key } from '../types.ts';

const KINDS = [
  ['api', 'API key'],
  ['signing', 'Signing secret'],
] as const;
const kindText = (kind: Key['kind']): string => (kind === 'api' ? 'API key' : 'signing secret');

/** A new secret is shown this one time. */
const Secret = ({ secret, onClose }: { secret: string; onClose: () => void }) => {
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title="Copy the secret now" onClose={onClose}>
      <p>It is shown this one time only; the connector keeps it encrypted.</p>
      <code class="secret" data-testid="secret">
        {secret}
      </code>
      <div class="buttons">
        <button
          type="button"
          onClick={() => {
            void navigator.clipboard.writeText(secret).then(() => {
              setCopied(true);
            });
          }}
        >
          {copied ? 'Copied' : 'Copy'}
        </button>
        <button type="button" class="secondary" onClick={onClose}>
          Done
        </button>
      </div>
    </Dialog>
  );
};

const NewKeyForm = (props: {
  crms: readonly string[];
  onCreate: (key: { crm: string; kind: string; label: string }) => void;
  busy: boolean;
}) => {
  const [crm, setCrm] = useState('');
  const [kind, setKind] = useState('api');
  const [label, setLabel] = useState('');
  const chosen = crm || (props.crms[0] ?? '');
  return (
    <form
      class="filters"
      aria-label="New key"
      onSubmit={(event) => {
        event.preventDefault();
        props.onCreate({ crm: chosen, kind, label: label.trim() });
      }}
    >
      <Choice
        label="CRM"
        value={chosen}
        options={props.crms.map((id) => [id, id] as const)}
        onValue={setCrm}
      />
      <Choice label="Kind" value={kind} options={KINDS} onValue={setKind} />
      <Field label="Label" value={label} onValue={setLabel} placeholder="who will use it" required />
      <button type="submit" class="small" aria-busy={props.busy}>
        Create
      </button>
    </form>
  );
};

/** Keys with which CRMs prove who they are. */
export const Keys = () => {
  const canChange = useCanChange();
  const known = useKnown();
  const keys = useLoad('keys', api.keys);
  const [secret, setSecret] = useState<string>();
  const action = useAction();
  const canEdit = (key: Key): boolean => canChange && key.origin === 'stored';
  return (
    <View title="Keys">
      <p class="muted">
        API keys and signing secrets of the CRMs. After a rotation the old one is valid for 24 hours more.
        Those of the configuration file are changed there.
      </p>
      {canChange && (
        <NewKeyForm
          crms={known.crms}
          busy={action.busy}
          onCreate={(key) => {
            action.run(async () => {
              setSecret((await api.createKey(key)).secret);
              keys.reload();
            });
          }}
        />
      )}
      <ErrorNote error={keys.error ?? action.error} />
      {!keys.data && keys.loading && <Loading />}
      {keys.data && (
        <Table
          caption="Keys"
          empty="There are no keys yet."
          rows={keys.data.items}
          rowKey={(key) => key.id}
          columns={[
            { head: 'CRM', cell: (key) => key.crm },
            { head: 'Kind', cell: (key) => kindText(key.kind) },
            { head: 'Label', cell: (key) => key.label },
            { head: 'From', cell: (key) => (key.origin === 'file' ? 'configuration file' : 'here') },
            { head: 'Created', cell: (key) => (key.createdAt ? timeText(key.createdAt) : '–') },
            { head: 'Last used', cell: (key) => (key.lastUsedAt ? timeText(key.lastUsedAt) : '–') },
            {
              head: <span class="sr">Change</span>,
              cell: (key) =>
                canEdit(key) && (
                  <div class="buttons tight">
                    <button
                      type="button"
                      class="small secondary"
                      aria-label={`Rotate ${key.label}`}
                      onClick={() => {
                        action.run(async () => {
                          setSecret((await api.rotateKey(key.id)).secret);
                          keys.reload();
                        });
                      }}
                    >
                      Rotate
                    </button>
                    <button
                      type="button"
                      class="small secondary outline"
                      aria-label={`Revoke ${key.label}`}
                      onClick={() => {
                        action.run(async () => {
                          await api.revokeKey(key.id);
                          keys.reload();
                        });
                      }}
                    >
                      Revoke
                    </button>
                  </div>
                ),
            },
          ]}
        />
      )}
      {secret !== undefined && (
        <Secret
          secret={secret}
          onClose={() => {
            setSecret(undefined);
          }}
        />
      )}
    </View>
  );
};
