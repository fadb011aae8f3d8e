import { defined } from '../../defined.ts';
import { cannotBeDialled, chooseNumber, dialableIn, refusalOf } from '../../mapping/numbers/choose-number.ts';
import { counted } from '../../mapping/counted.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import { parseNumber } from '../../mapping/numbers/numbers.ts';
import type { InternalNumbers } from '../../mapping/rules/internal.ts';
import type { DialableNumber } from '../../mapping/numbers/numbers.ts';
import type { Click } from './click.ts';
import { withoutBidi } from '../../vocabulary/foreign-text.ts';
import type { ProblemCode } from '../../vocabulary/problem-codes.ts';
import { Problem } from '../problems.ts';
import type { CrmInstance, ResolveDeps, Trace } from './resolving.ts';

const mayDialFreely = (click: Click, mapping: Mapping): boolean =>
  mapping.freeDialling || (click.sender === 'server' && click.freeDialling === true);

/** At this point a number can be blocked for only one reason; the other rules are checked later. */
const refused = (code: ProblemCode, detail: string): Problem =>
  new Problem(code, detail, code === 'destination_blocked' ? { rule: 'emergency' } : {});

const parsed = (
  raw: string,
  countries: readonly (string | undefined)[],
  internal: InternalNumbers,
): DialableNumber => {
  const number = parseNumber(raw, countries, internal);
  if (number.kind !== 'invalid') return number;
  throw refused(refusalOf(number), cannotBeDialled(`"${raw}"`, number));
};

/** The connector reads as its integration user, so it must be able to tell what this agent may see. */
const unseen = (): Problem =>
  new Problem(
    'forbidden',
    'From here the connector cannot tell which records you may see. Click the number in the CRM’s own page.',
  );

const notOnRecord = (): Problem =>
  new Problem(
    'forbidden',
    'You may only dial numbers of a record you can see. Free dialling is off for you.',
  );

/** The number that record and click determine; undefined: MOR asks the agent. */
export const resolveNumber = async (
  click: Click,
  crm: CrmInstance,
  mapping: Mapping,
  trace: Trace,
  deps: ResolveDeps,
): Promise<DialableNumber | undefined> => {
  if (click.doNotCall === true) {
    throw new Problem('do_not_call', 'This contact is marked as do not call in the CRM.');
  }
  const { connector } = crm;
  const vouched = connector.numbersFrom === 'request' && click.sender !== 'agent';
  const free = vouched || mayDialFreely(click, mapping);
  const countries = [mapping.country, crm.defaultCountry, deps.defaultCountry()];

  if (click.record && connector.numbersFrom === 'record') {
    if (click.sender === 'agent' && !connector.checksVisibility) throw unseen();
    const found = await connector.readRecord(click.record, click);
    if (!found) {
      throw new Problem(
        'record_not_found',
        `${click.record.type} ${click.record.id} does not exist or is not visible to you.`,
      );
    }
    const record = { ...found, name: withoutBidi(found.name) };
    trace.record = record;
    trace.contactName = record.name;
    trace.onStep?.(
      'record',
      `${record.ref.type} ${record.name}, ${counted(record.numbers.length, 'number')}`,
    );
    if (record.doNotCall) {
      throw new Problem('do_not_call', `${record.name} is marked as do not call in the CRM.`);
    }
    if (click.number !== null) {
      const choice = chooseNumber({
        numbers: record.numbers,
        countries: [record.country, ...countries],
        internal: deps.internal(),
        ...defined({ field: click.field, number: click.number }),
      });
      if (choice.ok) {
        trace.raw = choice.raw;
        trace.field = choice.field;
        trace.offered = choice.offered;
        return choice.parsed;
      }
      if (choice.code !== 'not_on_record') throw refused(choice.code, choice.detail);
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
  trace.offered = dialableIn(click.number, [trace.record?.country, ...countries], deps.internal());
  return parsed(click.number, [trace.record?.country, ...countries], deps.internal());
};
