import type { Activity } from '../../src/calls/activity.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import type { Language } from '../../src/vocabulary/texts/languages.ts';

/** No CRM that we know keeps more. */
const MAX_SUBJECT = 255;

/** An activity's one line for people, and its end, which must survive when a CRM keeps fewer characters. */
export type CallSubject = Pick<Activity, 'subject' | 'subjectEnding'>;

type Called = CallSubject &
  Pick<Activity, 'contactName' | 'direction' | 'source' | 'isWithheld' | 'destination' | 'outcome'>;

/** The subject in a language. English is the service's own. */
export const callSubject = (activity: Called, language: Language): CallSubject => {
  const { subject, subjectEnding, contactName, direction, source, isWithheld, destination, outcome } =
    activity;
  if (language === 'en') return { subject, subjectEnding };
  const { task } = LANGUAGES[language];
  const [template, number] =
    direction === 'inbound'
      ? [task.subject_in, isWithheld ? task.withheld : source]
      : [task.subject, destination ?? task.keyed_in];
  const [before = '', after = ''] = template.split('{contact}');
  const ending = after.replace('{outcome}', task.outcomes[outcome]);
  const whom = Array.from(contactName ?? number);
  const room = MAX_SUBJECT - before.length - ending.length;
  const shown = whom.length <= room ? whom.join('') : `${whom.slice(0, room - 1).join('')}…`;
  return { subject: before + shown + ending, subjectEnding: ending };
};

/** The subject in every language: a stored one that is none of these is a person's. */
export const callSubjects = (activity: Called): readonly CallSubject[] =>
  (Object.keys(LANGUAGES) as Language[]).map((language) => callSubject(activity, language));
