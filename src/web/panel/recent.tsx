import { CallLine } from './call-line.tsx';
import type { LineProps } from './call-line.tsx';
import type { Call } from './types.ts';
import { useWords } from './words.tsx';

/** The newest calls that are over. */
export const Recent = ({ calls, ...line }: LineProps & { readonly calls: readonly Call[] }) => {
  const { t } = useWords();
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{t('recent')}</h2>
      {calls.length === 0 && <p class="muted">{t('recent_empty')}</p>}
      <ul class="recent">
        {calls.map((call) => (
          <CallLine key={call.id} call={call} {...line} />
        ))}
      </ul>
    </section>
  );
};
