import { useEffect, useState } from 'preact/hooks';
import { asApiError } from '../../../shared/problem.ts';
import type { ApiError } from '../../../shared/problem.ts';
import { api } from '../../endpoints.ts';
import { Field } from '../../parts/field.tsx';
import { Badge, ErrorNote } from '../../parts/notes.tsx';
import { useDebounced } from '../../parts/use-debounced.ts';
import type { Fields, Tried } from '../../types.ts';
import { fill, rich, texts } from '../../texts.ts';
import { messageText } from '../../parts/finding-text.ts';

const TYPING_MS = 250;

const numberText = ({ parsed }: Tried): string => {
  if (parsed.kind === 'invalid') return parsed.reason;
  if (parsed.kind === 'internal') return fill(texts.rules.an_internal_number, parsed.digits);
  return [parsed.e164, parsed.country, parsed.type].filter(Boolean).join(', ');
};

/** What the rules in the form, saved or not, would do with a number as it is typed. */
export const TryNumber = ({ fields }: { fields: Fields }) => {
  const [raw, setRaw] = useState('');
  const [tried, setTried] = useState<Tried>();
  const [error, setError] = useState<ApiError>();
  const settled = useDebounced(JSON.stringify({ fields, raw: raw.trim() }), TYPING_MS);
  useEffect(() => {
    if (raw.trim() === '') {
      setTried(undefined);
      return undefined;
    }
    let isCurrent = true;
    api.tryRules({ raw: raw.trim(), ...fields }).then(
      (found) => {
        if (!isCurrent) return;
        setError(undefined);
        setTried(found);
      },
      (thrown: unknown) => {
        if (isCurrent) setError(asApiError(thrown));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [settled]);
  const isAllowed = tried?.verdict?.ok === true;
  return (
    <section class="card" aria-labelledby="try">
      <h2 id="try">{texts.rules.try_a_number}</h2>
      <p class="muted">{texts.rules.what_the_rules_on_this}</p>
      <Field
        label={texts.rules.number_as_in_the_crm}
        value={raw}
        onValue={setRaw}
        placeholder="8 600 12345"
      />
      <ErrorNote error={error} />
      {tried && !error && (
        <div role="status">
          <p>
            <Badge tone={isAllowed ? 'good' : 'bad'}>
              {isAllowed ? texts.rules.may_be_called : texts.rules.not_called}
            </Badge>{' '}
            {numberText(tried)}
          </p>
          {tried.why && <p class="cure">{messageText(tried.why)}</p>}
          {Object.entries(tried.morForm).map(([mor, text]) => (
            <p key={mor} class="muted">
              {rich(texts.rules.gets, mor, <code>{text}</code>)}
            </p>
          ))}
        </div>
      )}
    </section>
  );
};
