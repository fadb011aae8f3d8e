import { defined } from '../../defined.ts';
import { directionOf } from '../call/call.ts';
import type { Call, CallText } from '../call/call.ts';
import { isLinkedLater } from '../call/incoming.ts';
import type { Incoming } from '../call/incoming.ts';
import type { Activity, WrittenText } from '../activity.ts';
import { resultShown } from '../../vocabulary/usual-results.ts';
import type { ResultChoice } from '../../vocabulary/results.ts';
import { subjectEnding, subjectOf } from './subject.ts';

const valueOf = (choices: readonly ResultChoice[], code: string): string =>
  choices.find((one) => one.code === code)?.value ?? code;

/** The text of a result. Earlier versions stored it as a label, and wrote the same label into the CRM. */
const textOf = ({ result, disposition }: CallText, choices: readonly ResultChoice[]): string | undefined =>
  result === undefined ? disposition : valueOf(choices, result);

/** The result of a call; '' if one was removed that may still be in the CRM. */
const resultOf = (call: Call, choices: readonly ResultChoice[]): string | undefined => {
  const had = (call.activity.earlier ?? []).some((text) => textOf(text, choices) !== undefined);
  return textOf(call, choices) ?? (had ? '' : undefined);
};

/** Labels in other languages are for pages, not for the CRM's record. */
const writtenResult = (choices: readonly ResultChoice[], code: string): Activity['result'] => ({
  code,
  label: resultShown(choices, code).label,
});

/** All texts that one state of notes and result may have left in the CRM: with the result's value, or its label. */
const writtenTexts = (text: CallText, choices: readonly ResultChoice[]): readonly WrittenText[] => {
  const { notes, disposition, result } = text;
  const noted = notes === undefined ? {} : { notes };
  const label = result === undefined ? undefined : resultShown(choices, result).label;
  const values = new Set([textOf(text, choices), label, disposition].filter((value) => value !== undefined));
  return values.size === 0 ? [noted] : [...values].map((value) => ({ ...noted, disposition: value }));
};

const callerText = ({ from, fromText }: Incoming): string => from ?? fromText ?? 'withheld';

const incomingFacts = (
  incoming: Incoming | undefined,
): Pick<Activity, 'from' | 'did' | 'agents' | 'recordChosen' | 'isWithheld'> => {
  if (incoming === undefined) return {};
  const { from, fromText, did, agents } = incoming;
  const isWithheld = from === null && fromText === undefined;
  return {
    from,
    ...defined({ did }),
    agents,
    ...defined({
      recordChosen: isLinkedLater(incoming) ? (true as const) : undefined,
      isWithheld: isWithheld ? (true as const) : undefined,
    }),
  };
};

const subjectBefore = ({ contactName: _chosen, ...call }: Call): string => subjectOf(call);

/** The activity of an ended call, for its connector; `choices`: the results of its CRM instance. */
export const toActivity = (call: Call, choices: readonly ResultChoice[]): Activity => {
  const disposition = resultOf(call, choices);
  return {
    callId: call.id,
    write: call.activity.writtenAt === undefined ? 'first' : 'update',
    user: call.user,
    direction: directionOf(call),
    ...incomingFacts(call.incoming),
    outcome: call.outcome ?? (call.refusal ? 'failed' : 'unknown'),
    subject: subjectOf(call),
    subjectEnding: subjectEnding(call),
    startedAt: call.acceptedAt ?? call.createdAt,
    endedAt: call.endedAt ?? call.createdAt,
    talkSeconds: call.talkSeconds ?? 0,
    source: call.incoming === undefined ? call.source : callerText(call.incoming),
    destination: call.destination,
    ...defined({
      existingId: call.activity.id,
      record: call.record,
      contactName: call.contactName,
      refusal: call.refusal?.detail,
      answeredAt: call.answeredAt,
      hangupCause: call.hangupCause,
      recorded: call.recording === undefined ? undefined : true,
      callbackUniqueId: call.mor.callbackUniqueId,
      subjectBefore: call.incoming && isLinkedLater(call.incoming) ? subjectBefore(call) : undefined,
      notes: call.notes,
      disposition,
      result: call.result === undefined ? undefined : writtenResult(choices, call.result),
      earlier: call.activity.earlier?.flatMap((text) => writtenTexts(text, choices)),
      endedAs: call.activity.endedAs?.map((end) => ({
        ...end,
        subject: subjectOf({ ...call, ...end }),
        subjectEnding: subjectEnding({ ...call, ...end }),
      })),
    }),
  };
};
