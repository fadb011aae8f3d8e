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
import { fill, texts } from '../texts.ts';

const kindText = (kind: Key['kind']): string =>
  kind === 'api' ? texts.common.api_key : texts.keys.signing_secret;

/** Keys with which CRMs prove who they are. */
export const Keys = () => {
  const canChange = useCanChange();
  const known = useKnown();
  const keys = useLoad('keys', api.keys);
  const [secret, setSecret] = useState<string>();
  const action = useAction();
  const canEdit = (key: Key): boolean => canChange && key.origin === 'stored';
  return (
    <View title={texts.keys.keys}>
      <p class="muted">{texts.keys.with_these_a_crms_server}</p>
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
          caption={texts.keys.keys}
          empty={
            known.crms.length === 0 ? texts.keys.connect_a_crm_first_then : texts.keys.there_are_no_keys_yet
          }
          rows={keys.data.items}
          rowKey={(key) => key.id}
          columns={[
            { head: 'CRM', cell: (key) => key.crm },
            { head: texts.common.kind, cell: (key) => kindText(key.kind) },
            { head: texts.common.label, cell: (key) => (key.origin === 'file' ? '–' : key.label) },
            {
              head: texts.keys.from_where,
              cell: (key) => (key.origin === 'file' ? texts.keys.configuration_file : texts.keys.here),
            },
            { head: texts.keys.created, cell: (key) => (key.createdAt ? timeText(key.createdAt) : '–') },
            {
              head: texts.keys.last_used,
              cell: (key) =>
                key.lastUsedAt ? timeText(key.lastUsedAt) : key.origin === 'stored' ? texts.keys.never : '–',
            },
            {
              head: <span class="sr">{texts.keys.head_change}</span>,
              cell: (key) =>
                canEdit(key) && (
                  <div class="buttons tight">
                    <button
                      type="button"
                      class="small secondary outline"
                      aria-label={fill(texts.keys.rotate_named, key.label)}
                      onClick={() => {
                        action.run(async () => {
                          setSecret((await api.rotateKey(key.id)).secret);
                          keys.reload();
                        });
                      }}
                    >
                      {texts.keys.rotate}
                    </button>
                    <ConfirmButton
                      text={texts.keys.revoke}
                      label={fill(texts.keys.revoke_named, key.label)}
                      question={fill(texts.keys.revoke_question, key.label)}
                      explanation={fill(texts.keys.everyone_who_uses_this_key, key.crm, kindText(key.kind))}
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
