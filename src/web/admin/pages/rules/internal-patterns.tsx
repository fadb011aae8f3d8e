import { api } from '../../endpoints.ts';
import { ErrorNote } from '../../parts/notes.tsx';
import { useLoad } from '../../parts/use-load.ts';
import type { ProposedPattern } from '../../types.ts';
import { fill, texts } from '../../texts.ts';

const SHOWN = 4;

const extensionsText = ({ extensions }: ProposedPattern): string => {
  const more = extensions.length - SHOWN;
  const shown = extensions.slice(0, SHOWN).join(', ');
  return more > 0 ? fill(texts.rules.and_more, shown, more) : shown;
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
      <h2 id="internal-patterns">{texts.rules.internal_numbers}</h2>
      <p class="muted">
        {texts.rules.short_numbers_are_dialled_only}
        {news.length > 0 && ` ${texts.rules.suggested}`}
      </p>
      <ErrorNote error={proposed.error} />
      {proposed.data && news.length === 0 && <p class="muted">{texts.rules.nothing_suggested}</p>}
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
              {fill(texts.rules.add_named, one.pattern)}
            </button>{' '}
            <span class="muted">{extensionsText(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
