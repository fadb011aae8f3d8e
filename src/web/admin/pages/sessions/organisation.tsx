import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Badge, ErrorNote, Notice } from '../../parts/notes.tsx';
import { SchemaFields } from '../../parts/schema/schema-fields.tsx';
import { worded } from '../../parts/schema/worded.ts';
import { useAction } from '../../parts/use-action.ts';
import { useDraft } from '../../parts/use-draft.ts';
import { useLoad } from '../../parts/use-load.ts';
import { useCanChange } from '../../session.tsx';
import type { CheckLine, Drawable, Oidc } from '../../types.ts';
import { fill, texts } from '../../texts.ts';
import { messageText } from '../../parts/finding-text.ts';

const FIRST = ['clientSecret', 'administrators', 'viewers'];

const Badges = ({ origin, problem }: Oidc) => (
  <p>
    <Badge tone={origin && problem === undefined ? 'good' : 'plain'}>
      {origin && problem === undefined ? texts.sessions.in_use : texts.sessions.not_set_up}
    </Badge>{' '}
    {origin === 'file' && <Badge tone="plain">{texts.common.from_the_configuration_file}</Badge>}
  </p>
);

const Editor = (props: { given: Oidc; drawable: Drawable; onChanged: () => void }) => {
  const { given, drawable, onChanged } = props;
  const canChange = useCanChange() && given.origin !== 'file';
  const draft = useDraft(given.settings);
  const [lines, setLines] = useState<readonly CheckLine[]>();
  const [done, setDone] = useState<string>();
  const save = useAction();
  const test = useAction();
  const errors = (save.error ?? test.error)?.body.errors ?? [];
  const begin = (): void => {
    save.clear();
    test.clear();
    setDone(undefined);
    setLines(undefined);
  };
  return (
    <form
      class="narrow"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
        save.run(async () => {
          await api.saveOidc(draft.value);
          draft.saved(draft.value);
          setDone(texts.sessions.sign_in_was_saved);
          onChanged();
        });
      }}
    >
      <SchemaFields
        schema={worded(drawable.jsonSchema, 'oidc')}
        path={[]}
        fields={draft.value}
        secrets={drawable.secretFields}
        first={FIRST}
        disabled={!canChange}
        errorAt={(path) => {
          const error = errors.find((one) => one.path.replace(/\[\d+\]$/, '') === path);
          return error && messageText(error);
        }}
        onFields={draft.change}
      />
      <ErrorNote error={save.error ?? test.error} />
      {done && <Notice>{done}</Notice>}
      {lines && <CheckLines lines={lines} />}
      {canChange && (
        <div class="buttons">
          <button
            type="button"
            class="secondary"
            aria-busy={test.busy}
            onClick={() => {
              begin();
              test.run(async () => {
                setLines((await api.testOidc(draft.value)).lines);
              });
            }}
          >
            {texts.common.test}
          </button>
          <button type="submit" aria-busy={save.busy}>
            {texts.common.save}
          </button>
          {given.origin === 'stored' && (
            <ConfirmButton
              text={texts.common.remove}
              class="secondary outline"
              question={texts.sessions.remove_question}
              explanation={texts.sessions.everybody_who_signed_in}
              onConfirm={() => {
                begin();
                save.run(async () => {
                  await api.removeOidc();
                  draft.drop();
                  setDone(texts.sessions.sign_in_was_removed);
                  onChanged();
                });
              }}
            />
          )}
        </div>
      )}
    </form>
  );
};

/** Sets up sign-in with OpenID Connect; `onChanged`: sessions may have ended. */
export const Organisation = ({ onChanged }: { onChanged: () => void }) => {
  const oidc = useLoad('oidc', api.oidc);
  const schema = useLoad('oidc-schema', api.oidcSchema);
  const { data } = oidc;
  return (
    <details>
      <summary>{texts.sessions.sign_in_with_your_organisation}</summary>
      <p class="muted">{texts.sessions.people_sign_in_at_your}</p>
      <ErrorNote error={oidc.error ?? schema.error} />
      {data && schema.data && (
        <>
          <Badges {...data} />
          {data.problem !== undefined && (
            <p class="cure">{fill(texts.sessions.it_is_not_in_use, data.problem)}</p>
          )}
          {data.origin === 'file' && <p class="muted">{texts.connections.it_is_changed_in_the}</p>}
          <p>
            {texts.sessions.register_this_address}: <code>{data.redirectUri}</code>{' '}
            <CopyButton text={data.redirectUri} class="small secondary outline" />
          </p>
          <Editor
            given={data}
            drawable={schema.data}
            onChanged={() => {
              oidc.reload();
              onChanged();
            }}
          />
        </>
      )}
    </details>
  );
};
