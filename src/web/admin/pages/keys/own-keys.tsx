import { api } from '../../endpoints.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { ErrorNote, Notice } from '../../parts/notes.tsx';
import { Table } from '../../parts/table.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useState } from 'preact/hooks';
import { fill, texts } from '../../texts.ts';

interface OwnKey {
  readonly name: string;
  readonly title: string;
  readonly what: string;
  readonly effect: string;
}

const OWN_KEYS: readonly OwnKey[] = [
  {
    name: 'tokens',
    title: texts.keys.browser_tokens,
    what: texts.keys.signs_the_tokens_with_which,
    effect: texts.keys.all_tokens_are_refused_from,
  },
  {
    name: 'sessions',
    title: texts.keys.admin_sessions,
    what: texts.keys.belongs_to_those_who_are,
    effect: texts.keys.everybody_is_signed_out_of,
  },
  {
    name: 'vault',
    title: texts.keys.vault,
    what: texts.keys.encrypts_card_pins_logins_and,
    effect: texts.keys.everything_is_sealed_with_a,
  },
];

/** The connector's own keys, which are never shown but can be replaced. */
export const OwnKeys = ({ canChange }: { canChange: boolean }) => {
  const [done, setDone] = useState<string>();
  const action = useAction();
  return (
    <section aria-labelledby="own-keys">
      <h2 id="own-keys">{texts.keys.the_connectors_own_keys}</h2>
      <p class="muted">{texts.keys.replace_them_after_a_leak}</p>
      <ErrorNote error={action.error} />
      {done !== undefined && !action.error && <Notice>{fill(texts.keys.a_new_key_is_in, done)}</Notice>}
      <Table
        caption={texts.keys.the_connectors_own_keys}
        empty=""
        rows={OWN_KEYS}
        rowKey={(key) => key.name}
        columns={[
          { head: texts.keys.key, cell: (key) => key.title },
          { head: texts.keys.what_it_does, cell: (key) => key.what },
          {
            head: <span class="sr">{texts.keys.head_change}</span>,
            cell: (key) =>
              canChange && (
                <ConfirmButton
                  text={texts.keys.replace}
                  label={fill(texts.keys.replace_named, key.title)}
                  question={fill(texts.keys.replace_question, key.title)}
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
