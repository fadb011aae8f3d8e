import type { AgentRef, Call } from '../../calls/call/call.ts';
import type { ResolveDeps } from '../../calls/place/resolving.ts';
import { isMobileSource } from '../../mapping/rules/source.ts';
import type { ResultChoice, ResultsOf } from '../../vocabulary/results.ts';

export interface ChoicesDeps {
  readonly resultsOf: ResultsOf;
  readonly resolve: Pick<ResolveDeps, 'crms' | 'mappings' | 'defaultCountry'>;
}

/** A result that corrects MOR is for those whose telephone may have a voicemail that MOR takes for them. */
export const offeredTo = (
  choices: readonly ResultChoice[],
  sources: readonly string[],
  countries: readonly (string | undefined)[],
): readonly ResultChoice[] =>
  sources.some((source) => isMobileSource(source, countries))
    ? choices
    : choices.filter(({ outcome }) => outcome === undefined);

export const countriesOf = (
  { crm }: AgentRef,
  country: string | undefined,
  { crms, defaultCountry }: ChoicesDeps['resolve'],
): readonly (string | undefined)[] => [country, crms.get(crm)?.defaultCountry, defaultCountry()];

/** The results that this call can have: nobody's voicemail takes a call that comes in. */
export const choicesFor = async (
  call: Pick<Call, 'crm' | 'user' | 'source' | 'incoming'>,
  { resultsOf, resolve }: ChoicesDeps,
): Promise<readonly ResultChoice[]> => {
  const choices = resultsOf(call.crm);
  const sources = call.incoming === undefined ? [call.source] : [];
  const mapping = await resolve.mappings.find({ crm: call.crm, user: call.user });
  return offeredTo(choices, sources, countriesOf(call, mapping?.country, resolve));
};
