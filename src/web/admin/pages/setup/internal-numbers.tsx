import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { ErrorNote, Loading, Notice } from '../../parts/notes.tsx';
import { TextList } from '../../parts/schema/text-list.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useLoad } from '../../parts/use-load.ts';
import type { Rules } from '../../types.ts';
import { InternalPatterns } from '../rules/internal-patterns.tsx';
import { internalOf, useRulesDraft, withInternal } from '../rules/rules-form.ts';

const Form = ({ given, onSaved }: { given: Rules; onSaved: () => void }) => {
  const draft = useRulesDraft(given);
  const [isSaved, setIsSaved] = useState(false);
  const action = useAction();
  const patterns = internalOf(draft.value);
  const change = (next: readonly string[]): void => {
    setIsSaved(false);
    draft.change(withInternal(draft.value, next));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const fields = draft.value;
        action.run(async () => {
          await api.saveRules(fields);
          draft.saved(fields);
          setIsSaved(true);
          onSaved();
        });
      }}
    >
      <InternalPatterns
        patterns={patterns}
        disabled={action.busy}
        onAdd={(pattern) => {
          change([...patterns, pattern]);
        }}
      />
      <TextList
        label="Patterns of internal numbers"
        values={patterns}
        usual={[]}
        required={false}
        hint="Digits, X (0-9), Z (1-9), N (2-9) and sets such as [2-4]; several are separated by commas"
        onValues={change}
      />
      <ErrorNote error={action.error} />
      {isSaved && <Notice>Saved. It counts from the next click on.</Notice>}
      <button type="submit" class="small" aria-busy={action.busy}>
        Save internal numbers
      </button>
    </form>
  );
};

/** Which short numbers are internal, asked where agents get their lines. */
export const InternalNumbers = () => {
  const { data, error, loading, reload } = useLoad('rules', api.rules);
  return (
    <>
      <ErrorNote error={error} />
      {!data && loading && <Loading />}
      {data && <Form given={data} onSaved={reload} />}
    </>
  );
};
