import { readdirSync } from 'node:fs';

/** One page of the documentation. */
export interface Chapter {
  /** Markdown, from the root of the tree. */
  readonly file: string;
  /** The page's name in its address. */
  readonly slug: string;
  /** In the menu; '': not there, other pages lead to it. */
  readonly name: string;
}

export interface Part {
  readonly name: string;
  readonly chapters: readonly Chapter[];
}

const chapter = (file: string, slug: string, name: string): Chapter => ({ file, slug, name });
const doc = (slug: string, name: string): Chapter => chapter(`docs/${slug}.md`, slug, name);

export const HOME: Chapter = chapter('docs/README.md', 'index', 'Start');

const DECISIONS = readdirSync('docs/decisions').map((file) =>
  file === 'README.md'
    ? chapter('docs/decisions/README.md', 'decisions', 'Decisions')
    : chapter(`docs/decisions/${file}`, `decision-${file.replace(/\.md$/, '')}`, ''),
);

/** Every page in reading order, by who reads it. */
export const PARTS: readonly Part[] = [
  { name: 'Start', chapters: [HOME, doc('first-call', 'From nothing to a first call')] },
  { name: 'Agents', chapters: [doc('agents', 'Calling from the CRM')] },
  {
    name: 'CRM administrators',
    chapters: [
      chapter('manifests/salesforce/README.md', 'salesforce', 'Salesforce'),
      chapter('connectors/salesforce/README.md', 'salesforce-login', 'Salesforce: connection'),
      chapter('manifests/suitecrm/README.md', 'suitecrm', 'SuiteCRM'),
      chapter('manifests/sugarcrm/README.md', 'sugarcrm', 'SugarCRM'),
      doc('ask-your-mor-operator', 'What to ask your MOR operator'),
      doc('administration', 'The administration pages'),
      doc('inbound', 'Calls that come in'),
      doc('recordings', 'Recordings'),
    ],
  },
  {
    name: 'MOR operators',
    chapters: [
      doc('mor-operators', 'Preparing MOR'),
      doc('operations', 'Running it'),
      doc('configuration', 'Configuration'),
      chapter('manifests/deploy/README.md', 'deployment', 'Containers, systemd, proxies'),
      doc('nodes', 'Several nodes'),
      doc('releases', 'Releases and upgrades'),
      doc('security', 'Security'),
      doc('performance', 'Performance'),
      doc('mor', 'What MOR does'),
    ],
  },
  {
    name: 'Developers',
    chapters: [
      doc('developers', 'The API by example'),
      doc('http', 'HTTP, states, error codes'),
      doc('signatures', 'Signed requests'),
      doc('embedding', 'Embedding the panel'),
      doc('connectors', 'A connector of your own'),
      chapter('connectors/README.md', 'new-connector', 'Adding a CRM to the product'),
      chapter('src/simulator/README.md', 'simulator', 'The simulated MOR'),
    ],
  },
  {
    name: 'The project',
    chapters: [
      doc('architecture', 'Architecture'),
      ...DECISIONS.toSorted((a, b) => b.name.localeCompare(a.name) || a.slug.localeCompare(b.slug)),
      doc('proof', 'Proof under faults'),
      doc('dependencies', 'Dependencies'),
      doc('recipes', 'Recipes'),
      chapter('CONTRIBUTING.md', 'contributing', 'Contributing'),
      chapter('SECURITY.md', 'reporting', 'Reporting a weakness'),
      chapter('CHANGELOG.md', 'changelog', 'Changelog'),
    ],
  },
];

export const CHAPTERS: readonly Chapter[] = PARTS.flatMap(({ chapters }) => chapters);
