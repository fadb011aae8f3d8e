import { useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { ErrorNote, Loading, Notice } from '../parts/notes.tsx';
import { RestartNote } from '../parts/restart-note.tsx';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import type { CrmConnection, MorConnection } from '../types.ts';
import { ConnectionCard } from './connections/connection-card.tsx';
import { CrmForm } from './connections/crm-form.tsx';
import { MorForm } from './connections/mor-form.tsx';

type Editing =
  | { readonly kind: 'mor'; readonly before: MorConnection | undefined }
  | { readonly kind: 'crms'; readonly before: CrmConnection | undefined };

const ENCRYPTION = {
  env: 'Secrets are encrypted with the key from the environment (MOR_CONNECTOR_KEY).',
  file: 'Secrets are encrypted with the key file beside the database.',
  none: 'There is no key to encrypt secrets with.',
} as const;

/** The learned order matters only if none is configured. */
const hashOrderText = ({ hashOrder = 'auto', learnedHashOrder }: MorConnection): string =>
  hashOrder !== 'auto'
    ? hashOrder
    : learnedHashOrder === undefined
      ? 'found out with the first request'
      : `${learnedHashOrder} (found out)`;

/** MOR servers and CRM instances: those in the file are only shown, the others are entered here. */
export const Connections = () => {
  const canChange = useCanChange();
  const connections = useLoad('connections', api.connections);
  const [editing, setEditing] = useState<Editing>();
  const [done, setDone] = useState<string>();
  const { data } = connections;

  const saved = (message: string): void => {
    setEditing(undefined);
    setDone(message);
    connections.reload();
  };
  const cancel = (): void => {
    setEditing(undefined);
  };
  const add = (kind: Editing['kind']) => () => {
    setDone(undefined);
    setEditing(kind === 'mor' ? { kind, before: undefined } : { kind, before: undefined });
  };

  if (editing) {
    const what = editing.kind === 'mor' ? 'MOR' : 'CRM';
    return (
      <View title={editing.before ? `${what} ${editing.before.id}` : `Add a ${what}`}>
        {editing.kind === 'mor' ? (
          <MorForm before={editing.before} onSaved={saved} onCancel={cancel} />
        ) : (
          <CrmForm before={editing.before} onSaved={saved} onCancel={cancel} />
        )}
      </View>
    );
  }
  return (
    <View
      title="Connections"
      actions={
        canChange && (
          <>
            <button type="button" class="small" onClick={add('mor')}>
              Add a MOR
            </button>
            <button type="button" class="small" onClick={add('crms')}>
              Add a CRM
            </button>
          </>
        )
      }
    >
      {done && <Notice>{done}</Notice>}
      <ErrorNote error={connections.error} />
      {!data && connections.loading && <Loading />}
      {data?.restartNeeded && <RestartNote olderNodes={data.olderNodes} onDone={connections.reload} />}
      {data && (
        <>
          <h2>MOR</h2>
          {data.mor.length === 0 && (
            <p class="muted">No MOR is connected yet. Add one with its address and API secret key.</p>
          )}
          <div class="cards">
            {data.mor.map((mor) => (
              <ConnectionCard
                key={mor.id}
                kind="mor"
                connection={mor}
                facts={[
                  ['Address', mor.url ?? '–'],
                  ['Secret key', mor.hasSecretKey ? 'set' : 'none: MOR does not check hashes'],
                  ['Hash order', hashOrderText(mor)],
                  ['Hang up (API v2)', mor.hasV2 ? 'set up' : 'not set up'],
                ]}
                onEdit={() => {
                  setDone(undefined);
                  setEditing({ kind: 'mor', before: mor });
                }}
                onRemoved={saved}
              />
            ))}
          </div>
          <h2>CRMs</h2>
          {data.crms.length === 0 && (
            <p class="muted">
              No CRM is connected yet. Add the Salesforce, SugarCRM or SuiteCRM that your agents use.
            </p>
          )}
          <div class="cards">
            {data.crms.map((crm) => (
              <ConnectionCard
                key={crm.id}
                kind="crms"
                connection={crm}
                facts={[
                  ['Type', crm.type],
                  ['Address', typeof crm.options['url'] === 'string' ? crm.options['url'] : '–'],
                  ['API keys', String(crm.hasApiKeys)],
                  ['Signing secrets', String(crm.hasSigningSecrets)],
                ]}
                onEdit={() => {
                  setDone(undefined);
                  setEditing({ kind: 'crms', before: crm });
                }}
                onRemoved={saved}
              />
            ))}
          </div>
          <p class="muted">{ENCRYPTION[data.encryption]}</p>
        </>
      )}
    </View>
  );
};
