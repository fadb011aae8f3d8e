import { parseArgs } from 'node:util';

const SECTIONS = [
  'throughput',
  'slow-mor',
  'bottleneck',
  'following',
  'folding',
  'streams',
  'look-up',
  'list',
  'many-agents',
  'page-actions',
  'pause',
  'warm',
  'idle',
  'matching',
] as const;
/** Run only if --only names them: they take long, or start a database server. */
const ON_DEMAND = ['postgres', 'nodes', 'million', 'history', 'streams-of-two', 'backlog'] as const;
const ALL = [...SECTIONS, ...ON_DEMAND];
export type Section = (typeof ALL)[number];

export interface BenchOptions {
  readonly quick: boolean;
  readonly json: boolean;
  readonly build: boolean;
  readonly sections: readonly Section[];
  /** Contenders of the throughput section; empty: all. */
  readonly contenders: readonly string[];
  readonly clients: readonly number[];
  /** The built entry file of the connector. */
  readonly product: string;
  /** The entry file of an earlier build, whose start is measured beside this one's. */
  readonly before: string | undefined;
}

export const USAGE = [
  'usage: npm run bench -- [--quick] [--json] [--only SECTION[,SECTION]] [--contenders NAME[,NAME]] [--clients N[,N]]',
  '                        [--no-build] [--product FILE] [--before FILE]',
  `  sections: ${SECTIONS.join(', ')}`,
  `  only when named by --only: ${ON_DEMAND.join(', ')}`,
  '  --quick   fewer and shorter runs, smaller amounts of stored data: shows the order of things, proves nothing',
  '  --json    one JSON document on standard output, the progress on standard error',
  '  NODE_RED=.../node_modules/node-red/red.js adds Node-RED',
].join('\n');

const list = (text: string | undefined): string[] => (text === undefined ? [] : text.split(','));

const sectionOf = (name: string): Section => {
  const known = ALL.find((section) => section === name);
  if (known === undefined) throw new Error(`unknown section ${name}\n${USAGE}`);
  return known;
};

/** Undefined: only the usage was asked for. Throws for unknown options. */
export const parseOptions = (argv: readonly string[]): BenchOptions | undefined => {
  const { values } = parseArgs({
    args: [...argv],
    allowNegative: true,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      build: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
      only: { type: 'string' },
      contenders: { type: 'string' },
      clients: { type: 'string' },
      product: { type: 'string', default: 'dist/src/main.js' },
      before: { type: 'string' },
    },
  });
  if (values.help) return undefined;
  const only = list(values.only);
  return {
    quick: values.quick,
    json: values.json,
    build: values.build,
    product: values.product,
    before: values.before,
    sections: only.length === 0 ? SECTIONS : only.map(sectionOf),
    contenders: list(values.contenders),
    clients: values.clients === undefined ? [1, 16, 64, 256] : list(values.clients).map(Number),
  };
};
