import { useEffect, useState } from 'preact/hooks';
import { asApiError } from '../../../shared/problem.ts';
import type { ApiError } from '../../../shared/problem.ts';
import { api } from '../../endpoints.ts';
import { Field } from '../../parts/field.tsx';
import { Badge, ErrorNote } from '../../parts/notes.tsx';
import { useDebounced } from '../../parts/use-debounced.ts';
import type { Fields, Tried } from '../../types.ts';

const TYPING_MS = 250;

const numberText = ({ parsed }: Tried): string => {
  if (parsed.kind === 'invalid') return parsed.reason;
  if (parsed.kind === 'internal') return `${parsed.digits}, an internal number`;
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
      <h2 id="try">Try a number</h2>
      <p class="muted">What the rules on this page make of it, also before they are saved.</p>
      <Field label="Number as in the CRM" value={raw} onValue={setRaw} placeholder="8 600 12345" />
      <ErrorNote error={error} />
      {tried && !error && (
        <div role="status">
          <p>
            <Badge tone={isAllowed ? 'good' : 'bad'}>{isAllowed ? 'may be called' : 'not called'}</Badge>{' '}
            {numberText(tried)}
          </p>
          {tried.verdict?.ok === false && <p class="cure">{tried.verdict.detail}</p>}
          {Object.entries(tried.morForm).map(([mor, text]) => (
            <p key={mor} class="muted">
              {mor} gets <code>{text}</code>
            </p>
          ))}
        </div>
      )}
    </section>
  );
};
