import type { Client, QueryConfig } from 'pg';
import { asLost } from './failure.ts';
import type { Ask, OneAsk, Operation } from '../operations/operation.ts';
import { compile, inPostgres } from '../query.ts';
import type { Statement } from '../query.ts';

/** Answers what operations ask. Questions asked without waiting for an answer are sent to the server together. */
export interface Session {
  readonly ask: (ask: Ask) => Promise<unknown>;
  /** Runs plain SQL; returns the server's command tag, such as COMMIT or ROLLBACK. */
  readonly exec: (sql: string) => Promise<string>;
}

interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: (params: never) => unknown[];
}

const prepared = new Map<Statement, Prepared>();

const prepare = (statement: Statement): Prepared => {
  const known = prepared.get(statement);
  if (known !== undefined) return known;
  const { sql: text, values } = compile(statement, inPostgres);
  const made = { name: `mor${prepared.size + 1}`, text, values };
  prepared.set(statement, made);
  return made;
};

/** PostgreSQL's text cannot store U+0000, so the same replacement is used wherever such text is written or searched. */
const toValue = (value: unknown): string | number | null => {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
  if (typeof value === 'number' || value === null) return value;
  throw new TypeError(`A ${typeof value} cannot be stored`);
};

/** The statement and its values in the driver's form. Throws TypeError for a value that no column can hold. */
export const toQuery = (ask: OneAsk): QueryConfig => {
  if ('query' in ask) {
    const { sql, parameters } = inPostgres('postgres' in ask.query ? ask.query.postgres() : ask.query);
    return { text: sql, values: parameters.map(toValue) };
  }
  const { name, text, values } = prepare(ask.statement);
  return { name, text, values: values(ask.params as never).map(toValue) };
};

/**
 * The answers, or the first refusal, but only after all have been answered: the next step must not start while some are still
 * running.
 */
const inOrder = async (asked: readonly Promise<unknown>[]): Promise<unknown[]> => {
  await Promise.allSettled(asked);
  return Promise.all(asked);
};

export const sessionOn = (client: Client): Session => {
  const send = async (query: QueryConfig) => {
    try {
      return await client.query<object>(query);
    } catch (thrown) {
      throw asLost(thrown);
    }
  };
  const askOne = async (ask: OneAsk): Promise<unknown> => {
    const { rows, rowCount } = await send(toQuery(ask));
    if (ask.want === 'run') return rowCount ?? 0;
    return ask.want === 'row' ? rows[0] : rows;
  };
  return {
    ask: (ask) => (ask.want === 'each' ? inOrder(ask.asks.map(askOne)) : askOne(ask)),
    exec: async (sql) => (await send({ text: sql })).command,
  };
};

/** Runs an operation to its end. */
export const walk = async (
  operation: Pick<Operation<unknown, unknown>, 'run'>,
  args: unknown,
  ask: Session['ask'],
): Promise<unknown> => {
  const steps = operation.run(args);
  let step = steps.next();
  while (step.done !== true) step = steps.next(await ask(step.value));
  return step.value;
};

/** The result if the first answer completes it; undefined: the operation has more to ask and has changed nothing yet. */
export const firstStep = async (
  operation: Pick<Operation<unknown, unknown>, 'run'>,
  args: unknown,
  ask: Session['ask'],
): Promise<{ readonly value: unknown } | undefined> => {
  const steps = operation.run(args);
  const asked = steps.next();
  if (asked.done === true) return { value: asked.value };
  const step = steps.next(await ask(asked.value));
  return step.done === true ? { value: step.value } : undefined;
};
