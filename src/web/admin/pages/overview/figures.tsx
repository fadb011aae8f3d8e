import { defined } from '../../../../defined.ts';
import { decimalText } from '../../../shared/time.ts';
import type { Overview } from '../../types.ts';
import { fill, texts } from '../../texts.ts';

const secondsText = (seconds: number | null | undefined): string =>
  seconds === null || seconds === undefined ? '–' : `${decimalText(seconds)} s`;

const Figure = (props: { name: string; value: string; note?: string; href?: string; isBad?: boolean }) => (
  <div class={props.isBad ? 'figure bad' : 'figure'}>
    <dt>{props.name}</dt>
    <dd>
      {props.value}
      {props.note && <small>{props.note}</small>}
      {props.href && <a href={props.href}>{texts.overview.show_them}</a>}
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
        name={texts.overview.calls_made}
        value={String(calls)}
        {...defined({ note: refused > 0 ? fill(texts.overview.and_refused, refused) : undefined })}
      />
      <Figure
        name={texts.common.answered}
        value={data.answerRate === null ? '–' : `${Math.round(data.answerRate * 100)} %`}
      />
      {data.inbound.calls > 0 && (
        <Figure
          name={texts.overview.calls_that_came_in}
          value={String(data.inbound.calls)}
          note={fill(texts.overview.answered_missed, data.inbound.answered, data.inbound.missed)}
          href="/admin/calls?direction=inbound"
        />
      )}
      <Figure
        name={texts.overview.time_to_ring}
        value={secondsText(data.timeToRingSec.p50)}
        note={
          typeof data.timeToRingSec.p95 === 'number'
            ? fill(texts.overview.n95_of_100_within, secondsText(data.timeToRingSec.p95))
            : texts.overview.no_telephone_has_rung_yet
        }
      />
      <Figure
        name={texts.overview.activities_waiting}
        value={String(pending)}
        {...defined({ href: pending > 0 ? '/admin/calls?activity=pending' : undefined })}
      />
      <Figure
        name={texts.overview.activities_given_up}
        value={String(dead)}
        isBad={dead > 0}
        {...defined({ href: dead > 0 ? '/admin/calls?activity=dead' : undefined })}
      />
    </dl>
  );
};
