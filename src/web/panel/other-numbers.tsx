import type { CallInput } from './types.ts';
import { useWords } from './words.tsx';

/** The clicked field's other numbers. */
export const OtherNumbers = ({
  others,
  currentNumber,
  busy,
  onDial,
}: {
  others: readonly CallInput[];
  currentNumber: string | null | undefined;
  busy: boolean;
  onDial: (input: CallInput) => void;
}) => {
  const { t } = useWords();
  if (others.length === 0) return null;
  return (
    <section class="others" aria-label={t('also_in_field')}>
      <p class="muted">{t('also_in_field')}</p>
      {others
        .filter(({ number }) => number !== currentNumber)
        .map((one) => (
          <button
            key={one.number}
            type="button"
            class="small secondary outline"
            disabled={busy}
            onClick={() => {
              onDial(one);
            }}
          >
            {one.number}
          </button>
        ))}
    </section>
  );
};
