import type { Activity } from '../../src/calls/activity.ts';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import type { Language } from '../../src/vocabulary/texts/languages.ts';

/** Who talked to the caller, one after the other; undefined: nobody handed the call over. */
export const handedOver = (
  { agents = [] }: Pick<Activity, 'agents'>,
  language: Language,
): string | undefined => {
  const talked = agents.filter(({ answeredAt }) => answeredAt !== undefined);
  if (talked.length < 2) return undefined;
  const names = talked
    .toSorted((one, other) => ((one.answeredAt ?? '') < (other.answeredAt ?? '') ? -1 : 1))
    .map(({ name, user }) => name ?? user);
  return LANGUAGES[language].task.handed_over.replace('{0}', () => names.join(' → '));
};

/** The same in every language, and without: what earlier writes may have left in the CRM. */
export const everyHandedOver = (activity: Pick<Activity, 'agents'>): readonly (string | undefined)[] => [
  undefined,
  ...(Object.keys(LANGUAGES) as Language[]).flatMap((language) => handedOver(activity, language) ?? []),
];
