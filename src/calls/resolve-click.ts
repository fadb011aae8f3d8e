import { chooseNumber } from '../mapping/choose-number.ts';
import type { Mapping, PartialMapping } from '../mapping/mapping.ts';
import { sourcesOf } from '../mapping/mapping.ts';
import { toMorForm, toMorSource } from '../mapping/number-form.ts';
import type { NumberForm } from '../mapping/number-form.ts';
import { parseNumber } from '../mapping/numbers.ts';
import type { ParsedNumber } from '../mapping/numbers.ts';
import { resolveMapping } from '../mapping/resolve-agent.ts';
import type { Origins } from '../mapping/resolve-agent.ts';
import { checkRules } from '../mapping/rules.ts';
import type { DialRules } from '../mapping/rules.ts';
import type { AgentRef } from './call.ts';
import type { Click } from './click.ts';
import type { Connector, CrmRecord } from './connector.ts';
import type { CallbackRequest, MorGateway } from './mor-gateway.ts';
import type { MappingStore, Now } from './ports.ts';
import { Problem } from './problems.ts';

/** A CRM instance as the use cases see it: its connector and what its configuration adds. */
export interface CrmInstance {
  readonly connector: Connector;
  readonly defaults: PartialMapping;
  readonly defaultCountry?: string;
  readonly callerIds: readonly string[];
}

/** A MOR server as the use cases see it. */
export interface MorServer {
  readonly gateway: MorGateway;
  readonly numbers: NumberForm;
}

export interface ResolveDeps {
  readonly crms: ReadonlyMap<string, CrmInstance>;
  readonly mors: ReadonlyMap<string, MorServer>;
  readonly mappings: Pick<MappingStore, 'find'>;
  /** Read at each click: administrators may change them while the connector runs. */
  readonly rules: () => DialRules;
  readonly defaultCountry?: string | undefined;
  readonly now: Now;
}

export type ResolveStep = 'agent' | 'source' | 'record' | 'number' | 'rules' | 'request';

/** What is known so far; filled step by step, so that a refusal can still say how far it got. */
export interface Trace {
  mapping?: Mapping;
  origins?: Origins;
  source?: string;
  record?: CrmRecord;
  contactName?: string;
  /** As typed, and the CRM field it came from. */
  raw?: string;
  field?: string;
  /** E.164 or internal digits; null: MOR asks the agent. */
  destination?: string | null;
  request?: CallbackRequest;
  server?: MorServer;
  /** Told after each step that went well; preview listens. */
  onStep?: (step: ResolveStep, detail: string) => void;
}

export interface Resolved {
  readonly mapping: Mapping;
  readonly server: MorServer;
  readonly source: string;
  readonly destination: string | null;
  readonly contactName?: string;
  readonly request: CallbackRequest;
}

type Valid = Exclude<ParsedNumber, { kind: 'invalid' }>;

const instanceOf = (crmId: string, deps: ResolveDeps): CrmInstance => {
  const crm = deps.crms.get(crmId);
  if (!crm) throw new Problem('invalid_request', `There is no CRM instance "${crmId}" in the configuration.`);
  return crm;
};

export interface ResolvedAgent {
  readonly mapping: Mapping;
  readonly origins: Origins;
  readonly server: MorServer;
}

/** Whose line: the mapping row, completed from the CRM's user record and the instance's defaults. Throws Problem. */
export const resolveAgentOf = async (
  { crm: crmId, user }: AgentRef,
  deps: ResolveDeps,
): Promise<ResolvedAgent> => {
  const crm = instanceOf(crmId, deps);
  const ref = { crm: crmId, user };
  const row = await deps.mappings.find(ref);
  const incomplete = !row || row.username === '' || row.device === '' || row.source === '';
  // The CRM is asked only when the row leaves something open: a click must not wait for it otherwise.
  const agent = incomplete ? await crm.connector.readAgent(user) : undefined;
  const found = resolveMapping({
    ref,
    ...(row ? { row } : {}),
    ...(agent ? { crm: agent.mapping } : {}),
    defaults: crm.defaults,
  });
  if (!found.ok) throw new Problem(found.code, found.detail);
  const server = deps.mors.get(found.mapping.mor);
  if (!server) {
    throw new Problem(
      'agent_not_mapped',
      `The mapping of ${user} names the MOR server "${found.mapping.mor}", which is not in the configuration.`,
    );
  }
  return { mapping: found.mapping, origins: found.origins, server };
};

const resolveSource = (click: Click, mapping: Mapping): string => {
  const sources = sourcesOf(mapping);
  const [first] = sources;
  if (first === undefined) throw new Problem('agent_not_mapped', 'Your mapping has no source number.');
  if (click.source === undefined) return first;
  if (sources.includes(click.source)) return click.source;
  throw new Problem(
    'forbidden',
    `${click.source} is not one of your source numbers (${sources.join(', ')}).`,
  );
};

const mayDialFreely = (click: Click, mapping: Mapping): boolean =>
  mapping.freeDialling || (click.sender === 'server' && click.freeDialling === true);

const parsed = (raw: string, countries: readonly (string | undefined)[]): Valid => {
  const number = parseNumber(raw, countries);
  if (number.kind !== 'invalid') return number;
  throw new Problem('number_invalid', `"${raw}": ${number.reason}`);
};

const notOnRecord = (): Problem =>
  new Problem(
    'forbidden',
    'You may only dial numbers of a record you can see. Free dialling is off for you.',
  );

/** The number that a record and the click together mean; undefined: MOR asks the agent. */
const resolveNumber = async (
  click: Click,
  crm: CrmInstance,
  mapping: Mapping,
  trace: Trace,
  deps: ResolveDeps,
): Promise<Valid | undefined> => {
  const { connector } = crm;
  const vouched = connector.numbersFrom === 'request' && click.sender !== 'agent';
  const free = vouched || mayDialFreely(click, mapping);
  const countries = [mapping.country, crm.defaultCountry, deps.defaultCountry];

  if (click.record && connector.numbersFrom === 'record') {
    const record = await connector.readRecord(click.record, click);
    if (!record) {
      throw new Problem(
        'record_not_found',
        `${click.record.type} ${click.record.id} does not exist or is not visible to you.`,
      );
    }
    trace.record = record;
    trace.contactName = record.name;
    trace.onStep?.('record', `${record.ref.type} ${record.name}, ${record.numbers.length} number(s)`);
    if (record.doNotCall) {
      throw new Problem('do_not_call', `${record.name} is marked as do not call in the CRM.`);
    }
    if (click.number !== null) {
      const choice = chooseNumber({
        numbers: record.numbers,
        countries: [record.country, ...countries],
        ...(click.field === undefined ? {} : { field: click.field }),
        ...(click.number === undefined ? {} : { number: click.number }),
      });
      if (choice.ok) {
        trace.raw = choice.raw;
        trace.field = choice.field;
        return choice.parsed;
      }
      if (choice.code !== 'not_on_record') throw new Problem(choice.code, choice.detail);
      if (!free) throw notOnRecord();
    }
  }
  if (click.number === null) {
    if (free) return undefined;
    throw new Problem('forbidden', 'Calling without a number needs free dialling, which is off for you.');
  }
  if (click.number === undefined || click.number.trim() === '') {
    throw new Problem('no_telephone_number', 'The click brought no telephone number.');
  }
  if (!free) throw notOnRecord();
  trace.raw = click.number;
  return parsed(click.number, [trace.record?.country, ...countries]);
};

const callerIdB = (click: Click, mapping: Mapping, crm: CrmInstance): string | undefined => {
  if (click.callerId === undefined) return mapping.callerIdB;
  if ([mapping.callerIdA, mapping.callerIdB, ...crm.callerIds].includes(click.callerId))
    return click.callerId;
  throw new Problem('forbidden', `${click.callerId} is not a caller ID that you may show.`);
};

const optional = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
  value === undefined || value === '' ? {} : ({ [key]: value } as Partial<Record<K, string>>);

const buildRequest = (
  mapping: Mapping,
  server: MorServer,
  source: string,
  number: Valid | undefined,
  shown: string | undefined,
): CallbackRequest => ({
  username: mapping.username,
  device: mapping.device,
  src: toMorSource(source, server.numbers),
  ...optional('dst', number && toMorForm(number, server.numbers)),
  ...optional('callerIdA', mapping.callerIdA),
  ...optional('callerIdB', shown),
  ...optional('cardPin', mapping.cardPin),
  ...optional('legATariff', mapping.legATariff),
  ...optional('legAResellerTariff', mapping.legAResellerTariff),
  ...optional('morServer', mapping.morServer),
});

/** Steps 2 and 3 of a click: agent, record, number, rules. Throws Problem; `trace` keeps how far it got. */
export const resolveClick = async (click: Click, deps: ResolveDeps, trace: Trace = {}): Promise<Resolved> => {
  const crm = instanceOf(click.crm, deps);
  const { mapping, origins, server } = await resolveAgentOf(click, deps);
  trace.mapping = mapping;
  trace.origins = origins;
  trace.server = server;
  trace.onStep?.('agent', `MOR ${mapping.mor}, user ${mapping.username}, device ${mapping.device}`);

  const source = resolveSource(click, mapping);
  trace.source = source;
  trace.onStep?.('source', source);

  const number = await resolveNumber(click, crm, mapping, trace, deps);
  const destination = number === undefined ? null : number.kind === 'e164' ? number.e164 : number.digits;
  trace.destination = destination;
  trace.onStep?.('number', destination ?? 'MOR asks the agent for the number');

  if (number !== undefined) {
    const homeCountries = [mapping.country, crm.defaultCountry, deps.defaultCountry].filter(
      (c) => c !== undefined,
    );
    const verdict = checkRules(number, deps.rules(), { nowMs: deps.now(), homeCountries });
    if (!verdict.ok) throw new Problem(verdict.code, verdict.detail);
  }
  trace.onStep?.('rules', 'no dial rule forbids it');

  const request = buildRequest(mapping, server, source, number, callerIdB(click, mapping, crm));
  trace.request = request;
  return {
    mapping,
    server,
    source,
    destination,
    request,
    ...(trace.contactName === undefined ? {} : { contactName: trace.contactName }),
  };
};
