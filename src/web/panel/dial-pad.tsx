import { useId, useState } from 'preact/hooks';
import { useWords } from './words.tsx';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0', '⌫'] as const;
const BACK = '⌫';

/** Numbers that are on no record; only for agents who may dial freely. */
export const DialPad = ({ busy, onDial }: { busy: boolean; onDial: (number: string) => void }) => {
  const { t } = useWords();
  const id = useId();
  const [number, setNumber] = useState('');
  return (
    <form
      class="dial-pad"
      aria-label={t('dial_pad')}
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim() !== '') onDial(number.trim());
      }}
    >
      <label for={id} class="sr">
        {t('number')}
      </label>
      <input
        id={id}
        type="tel"
        autocomplete="off"
        placeholder={t('number')}
        value={number}
        onInput={(event) => {
          setNumber(event.currentTarget.value);
        }}
      />
      <div class="keys">
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            class="secondary outline"
            aria-label={key === BACK ? t('digit_back') : undefined}
            onClick={() => {
              setNumber((before) => (key === BACK ? before.slice(0, -1) : before + key));
            }}
          >
            {key}
          </button>
        ))}
      </div>
      <button type="submit" disabled={number.trim() === ''} aria-busy={busy}>
        {t('call')}
      </button>
    </form>
  );
};
