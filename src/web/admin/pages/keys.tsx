import { useState } from 'preact/hooks';
import { timeText } from '../../shared/time.ts';
import { api } from '../endpoints.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { ErrorNote, Loading } from '../parts/notes.tsx';
import { Table } from '../parts/table.tsx';
import { useAction } from '../parts/use-action.ts';
import { useKnown } from '../parts/use-known.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import type { Key } from '../types.ts';
import { NewKeyForm } from './keys/new-key-form.tsx';
import { OwnKeys } from './keys/own-keys.tsx';
import { Secret } from './keys/secret.tsx';

const kindText = (kind: Key['kind']): string => (kind === 'api' ? 'API key' : 'signing secret');

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
        With these a CRM’s server proves who it is: an API key is sent along, a signing secret signs each
        request. After a rotation the old one is valid for 24 hours more. Those of the configuration file are
        changed there.
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
          empty={
            known.crms.length === 0
              ? 'Connect a CRM first; then its keys are made here.'
              : 'There are no keys yet.'
          }
          rows={keys.data.items}
          rowKey={(key) => key.id}
          columns={[
            { head: 'CRM', cell: (key) => key.crm },
            { head: 'Kind', cell: (key) => kindText(key.kind) },
            { head: 'Label', cell: (key) => (key.origin === 'file' ? '–' : key.label) },
            { head: 'From', cell: (key) => (key.origin === 'file' ? 'configuration file' : 'here') },
            { head: 'Created', cell: (key) => (key.createdAt ? timeText(key.createdAt) : '–') },
            {
              head: 'Last used',
              cell: (key) =>
                key.lastUsedAt ? timeText(key.lastUsedAt) : key.origin === 'stored' ? 'never' : '–',
            },
            {
              head: <span class="sr">Change</span>,
              cell: (key) =>
                canEdit(key) && (
                  <div class="buttons tight">
                    <button
                      type="button"
                      class="small secondary outline"
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
                    <ConfirmButton
                      text="Revoke"
                      label={`Revoke ${key.label}`}
                      question={`Revoke ${key.label}?`}
                      explanation={`Everyone who uses this ${kindText(key.kind)} for ${key.crm} is refused from this moment on. It cannot be taken back; rotate it instead if it must go on working for a day.`}
                      onConfirm={() => {
                        action.run(async () => {
                          await api.revokeKey(key.id);
                          keys.reload();
                        });
                      }}
                    />
                  </div>
                ),
            },
          ]}
        />
      )}
      <OwnKeys canChange={canChange} />
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
