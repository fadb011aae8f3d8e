import { useEffect, useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { ErrorNote, Notice } from '../../parts/notes.tsx';
import { TextList } from '../../parts/schema/text-list.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useLoad } from '../../parts/use-load.ts';
import { internalOf, withInternal } from '../rules/internal-of.ts';
import { InternalPatterns } from '../rules/internal-patterns.tsx';

/** Which short numbers are the company's own, asked where agents get their lines. */
export const InternalNumbers = () => {
  const rules = useLoad('rules', api.rules);
  const [patterns, setPatterns] = useState<readonly string[]>([]);
  const [isSaved, setIsSaved] = useState(false);
  const action = useAction();
  const { data } = rules;
  useEffect(() => {
    if (data) setPatterns(internalOf(data));
  }, [data]);
  if (!data) return null;
  const change = (next: readonly string[]): void => {
    setIsSaved(false);
    setPatterns(next);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        action.run(async () => {
          const { origin: _origin, ...fields } = data;
          await api.saveRules(withInternal(fields, patterns));
          setIsSaved(true);
          rules.reload();
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
