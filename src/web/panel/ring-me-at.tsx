import { useId } from 'preact/hooks';
import { useWords } from './words.tsx';

/** Which of the agent's own telephones rings first; nothing to choose with a single one. */
export const RingMeAt = ({
  sources,
  value,
  onChange,
}: {
  sources: readonly string[];
  value: string | undefined;
  onChange: (source: string) => void;
}) => {
  const { t } = useWords();
  const id = useId();
  if (sources.length < 2) return null;
  return (
    <div class="ring-me-at">
      <label for={id}>{t('ring_me_at')}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      >
        {sources.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </div>
  );
};
