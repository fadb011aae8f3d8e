import { api } from '../../endpoints.ts';
import { Choice } from '../../parts/field.tsx';
import { useLoad } from '../../parts/use-load.ts';
import { texts } from '../../texts.ts';

/** A result by its label in the reader's language. A code that has left the configuration stays until another is chosen. */
export const ResultChoice = ({ value, onValue }: { value: string; onValue: (code: string) => void }) => {
  const { data } = useLoad('results', api.results);
  const known = (data?.items ?? []).map(({ code, label }) => [code, label] as const);
  const isKnown = value === '' || known.some(([code]) => code === value);
  return (
    <Choice
      label={texts.common.result}
      value={value}
      options={[['', texts.common.any], ...(isKnown ? [] : [[value, value] as const]), ...known]}
      onValue={onValue}
    />
  );
};
