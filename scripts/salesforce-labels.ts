import type { AgentProblem } from '../src/vocabulary/problem-codes.ts';
import * as en from '../src/vocabulary/texts/en.ts';
import { LANGUAGES } from '../src/vocabulary/texts/languages.ts';
import type { Texts } from '../src/vocabulary/texts/texts.ts';

type Labels = Readonly<Record<string, string>>;

const XML = '<?xml version="1.0" encoding="UTF-8" ?>';
const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** `agent_not_mapped` -> `Agent_Not_Mapped`. */
const capitals = (code: string): string => code.replace(/(^|_)[a-z]/g, (letter) => letter.toUpperCase());

/** Problems that cannot occur inside Salesforce, or that have their own label there. */
const ELSEWHERE: ReadonlySet<AgentProblem> = new Set<AgentProblem>([
  'not_configured',
  'number_not_on_record',
  'offline',
  'session_expired',
  'unauthenticated',
]);

const problemLabel = (code: AgentProblem): string =>
  code === 'destination_blocked_emergency' ? 'Mor_Problem_Emergency' : `Mor_Problem_${capitals(code)}`;

const PROBLEMS_HERE = (Object.keys(en.problems) as AgentProblem[]).filter((code) => !ELSEWHERE.has(code));

const problemLabels = (problems: Texts['problems']): Labels =>
  Object.fromEntries(
    PROBLEMS_HERE.map((code) => [problemLabel(code), `${problems[code].title}. ${problems[code].cure}`]),
  );

const named = (prefix: string, texts: Labels): Labels =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [prefix + capitals(name), text]));

/** Placeholders without names: `{name}` becomes `{0}`; these texts have one at most. */
const numbered = (texts: Labels): Labels =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replace(/\{\w+\}/, '{0}')]));

/** Every label of the package in one language: those shared with the panel, and its own. */
export const labelsOf = ({ call, incoming, outcomes, problems, salesforce, states }: Texts): Labels => ({
  ...named('Mor_State_', states),
  Mor_State_Unknown_Hint: call.hint_unknown,
  Mor_State_Agent_Ringing_Hint: call.hint_agent_ringing,
  ...named('Mor_Outcome_', outcomes),
  ...numbered(named('Mor_In_', incoming)),
  Mor_Loading: call.loading,
  Mor_Placing: call.placing,
  Mor_Retry: call.retry,
  Mor_Dismiss: call.dismiss,
  Mor_Details: call.timeline,
  Mor_Wait_Seconds: call.wait_seconds,
  Mor_Talk_Time: call.talk_time,
  Mor_Notes: call.notes,
  Mor_Listen: call.listen,
  Mor_Result: call.result,
  Mor_Result_None: call.result_none,
  Mor_Save: call.save,
  Mor_Saved: call.saved,
  Mor_Wrap_Up: call.wrap_up,
  Mor_Call_Back_On: call.call_back_on,
  Mor_Save_And_Close: call.save_and_close,
  Mor_Result_Missing: call.result_missing,
  Mor_Recent: call.recent,
  Mor_Recent_Empty: call.recent_empty,
  Mor_Open_Record: call.open_record,
  ...salesforce,
  ...problemLabels(problems),
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const element = (name: string, members: Labels): string =>
  [
    `    <${name}>`,
    ...Object.entries(members).map(([tag, text]) => `        <${tag}>${escaped(text)}</${tag}>`),
    `    </${name}>`,
  ].join('\n');

const document = (root: string, elements: readonly string[]): string =>
  [XML, `<${root} xmlns="${NAMESPACE}">`, ...elements, `</${root}>`, ''].join('\n');

const customLabels = (): string =>
  document(
    'CustomLabels',
    Object.entries(labelsOf(en)).map(([fullName, value]) =>
      element('labels', {
        fullName,
        categories: fullName.startsWith('Mor_Problem_') ? 'MOR Problems' : 'MOR Calls',
        language: en.language.salesforce,
        protected: 'false',
        shortDescription: fullName.slice('Mor_'.length).replaceAll('_', ' '),
        value,
      }),
    ),
  );

const translation = (texts: Texts): string =>
  document('Translations', [
    element('customApplications', { label: texts.salesforceApps.MOR_Calls, name: 'MOR_Calls' }),
    ...Object.entries(labelsOf(texts)).map(([name, label]) => element('customLabels', { label, name })),
    element('customTabs', { label: texts.salesforceApps.MOR_Administration, name: 'MOR_Administration' }),
  ]);

/** The module in which components look up a problem's label, because Salesforce accepts labels only as imports. */
const problemModule = (): string => {
  const codes: readonly AgentProblem[] = [...PROBLEMS_HERE, 'unauthenticated'];
  const variable = (code: string): string =>
    capitals(code)
      .replaceAll('_', '')
      .replace(/^./, (c) => c.toLowerCase());
  return [
    '// Made from src/vocabulary/texts by npm run generate.',
    ...codes.map((code) => `import ${variable(code)} from '@salesforce/label/c.${problemLabel(code)}';`),
    '',
    'export const PROBLEM_LABELS = {',
    ...codes.map((code) => `  ${code}: ${variable(code)},`),
    '};',
    '',
  ].join('\n');
};

const PACKAGE = 'manifests/salesforce';

/** The package's label files, by path, with a function that generates each. */
export const salesforceLabels = (): Readonly<Record<string, () => string>> => ({
  [`${PACKAGE}/force-app/main/default/labels/CustomLabels.labels-meta.xml`]: customLabels,
  [`${PACKAGE}/force-app/main/default/lwc/morProblemText/problemLabels.js`]: problemModule,
  ...Object.fromEntries(
    Object.entries(LANGUAGES)
      // English is in the labels themselves.
      .filter(([language]) => language !== 'en')
      .map(([, texts]) => [
        `${PACKAGE}/languages/main/default/translations/${texts.language.salesforce}.translation-meta.xml`,
        () => translation(texts),
      ]),
  ),
});
