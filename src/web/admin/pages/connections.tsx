import { useState } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { ErrorNote, Loading, Notice } from '../parts/notes.tsx';
import { RestartNote } from '../parts/restart-note.tsx';
import { useLoad } from '../parts/use-load.ts';
import { choiceWord, typeName } from '../parts/words.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import type { CrmConnection, MorConnection } from '../types.ts';
import { ConnectionCard } from './connections/connection-card.tsx';
import type { Facts } from './connections/connection-card.tsx';
import { CrmForm } from './connections/crm-form.tsx';
import { MorForm } from './connections/mor-form.tsx';
import { fill, texts } from '../texts.ts';

type Editing =
  | { readonly kind: 'mor'; readonly before: MorConnection | undefined }
  | { readonly kind: 'crms'; readonly before: CrmConnection | undefined };

const ENCRYPTION = {
  env: texts.connections.encrypted_by_environment,
  file: texts.connections.encrypted_by_file,
  none: texts.connections.not_encrypted,
} as const;

const ADD = { mor: texts.connections.add_a_mor, crms: texts.connections.add_a_crm } as const;

/** The learned order matters only if none is configured. */
const hashOrderText = ({
  hashOrder = 'auto',
  learnedHashOrder,
}: NonNullable<MorConnection['running']>): string =>
  hashOrder !== 'auto'
    ? choiceWord(hashOrder)
    : learnedHashOrder === undefined
      ? texts.connections.found_out_with_the_first
      : fill(texts.connections.found_out, choiceWord(learnedHashOrder));

const morFacts = (mor: NonNullable<MorConnection['running']>): Facts => [
  [texts.common.address, mor.url ?? '–'],
  [
    texts.connections.secret_key,
    mor.hasSecretKey ? texts.connections.set : texts.connections.none_mor_does_not_check,
  ],
  [texts.connections.hash_order, hashOrderText(mor)],
  [texts.connections.hang_up_api_v2, mor.hasV2 ? texts.connections.set_up : texts.connections.not_set_up],
];

const crmFacts = ({
  type,
  options,
  hasApiKeys,
  hasSigningSecrets,
}: NonNullable<CrmConnection['running']>): Facts => [
  [texts.common.type, typeName(type)],
  [texts.common.address, typeof options['url'] === 'string' ? options['url'] : '–'],
  [texts.connections.api_keys, String(hasApiKeys)],
  [texts.connections.signing_secrets, String(hasSigningSecrets)],
];

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
      <View title={editing.before ? `${what} ${editing.before.id}` : ADD[editing.kind]}>
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
      title={texts.connections.connections}
      actions={
        canChange && (
          <>
            <button type="button" class="small" onClick={add('mor')}>
              {texts.connections.add_a_mor}
            </button>
            <button type="button" class="small" onClick={add('crms')}>
              {texts.connections.add_a_crm}
            </button>
          </>
        )
      }
    >
      {done && <Notice>{done}</Notice>}
      <ErrorNote error={connections.error} />
      {!data && connections.loading && <Loading />}
      {data?.restartNeeded && (
        <RestartNote
          olderNodes={data.olderNodes}
          onDone={() => {
            saved(texts.connections.all_in_use);
          }}
        />
      )}
      {data && (
        <>
          <h2>MOR</h2>
          {data.mor.length === 0 && <p class="muted">{texts.connections.no_mor_is_connected_yet}</p>}
          <div class="cards">
            {data.mor.map((mor) => (
              <ConnectionCard
                key={mor.id}
                kind="mor"
                connection={mor}
                facts={morFacts(mor)}
                factsNow={mor.running && morFacts(mor.running)}
                onEdit={() => {
                  setDone(undefined);
                  setEditing({ kind: 'mor', before: mor });
                }}
                onRemoved={saved}
              />
            ))}
          </div>
          <h2>{texts.connections.crms}</h2>
          {data.crms.length === 0 && <p class="muted">{texts.connections.no_crm_is_connected_yet}</p>}
          <div class="cards">
            {data.crms.map((crm) => (
              <ConnectionCard
                key={crm.id}
                kind="crms"
                connection={crm}
                facts={crmFacts(crm)}
                factsNow={crm.running && crmFacts(crm.running)}
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
