import { unitText } from '../duration.ts';
import type { Texts } from './texts.ts';

type Labels = Readonly<Record<string, string>>;

const mapped = (prefix: string, texts: Labels, suffix = ''): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${prefix}${name}${suffix}`, text]));

const each = (problems: Texts['problems'], part: 'title' | 'cure'): Record<string, string> =>
  Object.fromEntries(Object.entries(problems).map(([code, texts]) => [code, texts[part]]));

/** Why the connector gives a card no recording. */
const HEARD_NOTHING = ['recording_not_found', 'recording_unavailable', 'forbidden'] as const;

type CardTexts = Pick<Texts, 'call' | 'card' | 'incoming' | 'outcomes' | 'problems' | 'states'>;

/**
 * What the call cards in SuiteCRM and SugarCRM say: `p_` and a problem code, `c_` for what to do when a recording does
 * not play, `in_` for calls that come in, states, outcomes.
 */
export const cardLabels = ({ call, card, incoming, outcomes, problems, states }: CardTexts): Labels => {
  const { unknown: outcomeUnknown, ...known } = outcomes;
  // A card names the contact who is called.
  const { accepted, contact_ringing: _withoutName, ...stands } = states;
  return {
    ...card,
    ...stands,
    calling_you: accepted,
    ...known,
    outcome_unknown: outcomeUnknown,
    notes: call.notes,
    result: call.result,
    save: call.save,
    call_back_on: call.call_back_on,
    wrap_up: call.wrap_up,
    save_and_close: call.save_and_close,
    result_missing: call.result_missing,
    consent: call.consent,
    listen: call.listen,
    recording_pending: call.recording_pending,
    recording_deleted: call.recording_deleted,
    ...mapped('in_', incoming),
    ...mapped('p_', each(problems, 'title')),
    ...Object.fromEntries(HEARD_NOTHING.map((code) => [`c_${code}`, problems[code].cure] as const)),
  };
};

/** The page where an administrator connects the CRM. */
export const connectionLabels = ({
  connection,
  problems,
}: Pick<Texts, 'connection' | 'problems'>): Labels => ({
  ...connection,
  ...mapped('p_', each(problems, 'title')),
});

/** What the packages' PHP says about a reason, and `_cure` what to do about it. */
export const reasonLabels = ({ reasons, problems }: Pick<Texts, 'reasons' | 'problems'>): Labels => ({
  ...reasons,
  ...mapped('', each(problems, 'cure'), '_cure'),
});

/** The dashlet; `out_` and an outcome, `unit_` and how a unit of time is written, with `{n}` for the number. */
export const dashletLabels = (
  { dashlet, outcomeNames }: Pick<Texts, 'dashlet' | 'outcomeNames'>,
  locale: string,
): Labels => ({
  ...dashlet,
  ...mapped('out_', outcomeNames),
  unit_hour: unitText('hour', 1, locale).replace('1', '{n}'),
  unit_minute: unitText('minute', 1, locale).replace('1', '{n}'),
  unit_second: unitText('second', 1, locale).replace('1', '{n}'),
});
