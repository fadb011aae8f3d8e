import { api } from '../../endpoints.ts';
import { ErrorNote } from '../../parts/notes.tsx';
import { useLoad } from '../../parts/use-load.ts';
import type { ProposedPattern } from '../../types.ts';

const SHOWN = 4;

const extensionsText = ({ extensions }: ProposedPattern): string => {
  const more = extensions.length - SHOWN;
  return extensions.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
};

/** Patterns for internal numbers that the agents' sources suggest, each added by a click. */
export const InternalPatterns = (props: {
  patterns: readonly string[];
  disabled: boolean;
  onAdd: (pattern: string) => void;
}) => {
  const proposed = useLoad('internal-patterns', api.internalPatterns);
  const news = proposed.data?.items.filter(({ pattern }) => !props.patterns.includes(pattern)) ?? [];
  return (
    <section class="card" aria-labelledby="internal-patterns">
      <h2 id="internal-patterns">Internal numbers</h2>
      <p class="muted">
        Short numbers are dialled only where a pattern names them: 1XX is 100 to 199.
        {news.length > 0 && ' The extensions of your agents suggest:'}
      </p>
      <ErrorNote error={proposed.error} />
      {proposed.data && news.length === 0 && (
        <p class="muted">The extensions of your agents suggest no further pattern.</p>
      )}
      <ul class="proposals">
        {news.map((one) => (
          <li key={one.pattern}>
            <button
              type="button"
              class="small secondary outline"
              disabled={props.disabled}
              onClick={() => {
                props.onAdd(one.pattern);
              }}
            >
              Add {one.pattern}
            </button>{' '}
            <span class="muted">{extensionsText(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
