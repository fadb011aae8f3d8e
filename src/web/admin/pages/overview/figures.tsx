import { defined } from '../../../../defined.ts';
import type { Overview } from '../../types.ts';

const secondsText = (seconds: number | null | undefined): string =>
  seconds === null || seconds === undefined ? '–' : `${seconds.toFixed(1)} s`;

const Figure = (props: { name: string; value: string; note?: string; href?: string; isBad?: boolean }) => (
  <div class={props.isBad ? 'figure bad' : 'figure'}>
    <dt>{props.name}</dt>
    <dd>
      {props.value}
      {props.note && <small>{props.note}</small>}
      {props.href && <a href={props.href}>Show them</a>}
    </dd>
  </div>
);

/** The time in a few numbers. */
export const Figures = ({ data }: { data: Overview }) => {
  const calls = data.outcomes.reduce((sum, { count }) => sum + count, 0);
  const refused = data.refusals.reduce((sum, { count }) => sum + count, 0);
  const { pending, dead } = data.activities;
  return (
    <dl class="figures">
      <Figure
        name="Calls made"
        value={String(calls)}
        {...defined({ note: refused > 0 ? `and ${refused} refused` : undefined })}
      />
      <Figure
        name="Answered"
        value={data.answerRate === null ? '–' : `${Math.round(data.answerRate * 100)} %`}
      />
      {data.inbound.calls > 0 && (
        <Figure
          name="Calls that came in"
          value={String(data.inbound.calls)}
          note={`${data.inbound.answered} answered, ${data.inbound.missed} missed`}
          href="/admin/calls?direction=inbound"
        />
      )}
      <Figure
        name="Time to ring"
        value={secondsText(data.timeToRingSec.p50)}
        note={
          typeof data.timeToRingSec.p95 === 'number'
            ? `95 of 100 within ${secondsText(data.timeToRingSec.p95)}`
            : 'No telephone has rung yet'
        }
      />
      <Figure
        name="Activities waiting"
        value={String(pending)}
        {...defined({ href: pending > 0 ? '/admin/calls?activity=pending' : undefined })}
      />
      <Figure
        name="Activities given up"
        value={String(dead)}
        isBad={dead > 0}
        {...defined({ href: dead > 0 ? '/admin/calls?activity=dead' : undefined })}
      />
    </dl>
  );
};
