import type { Client, QueryConfig } from 'pg';
import { asLost } from './failure.ts';
import type { Ask, OneAsk, Operation } from '../operations/operation.ts';
import { compile, inPostgres } from '../query.ts';
import type { Statement } from '../query.ts';

/** Answers what operations ask. What is asked without waiting for an answer goes to the server together. */
export interface Session {
  readonly ask: (ask: Ask) => Promise<unknown>;
  /** Runs plain SQL; answers the server's word for what it did, such as COMMIT or ROLLBACK. */
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

/** PostgreSQL's text cannot hold U+0000; it is the same stand-in wherever such text is written or looked for. */
const toValue = (value: unknown): string | number | null => {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
  if (typeof value === 'number' || value === null) return value;
  throw new TypeError(`A ${typeof value} cannot be stored`);
};

/** The statement and its values as they are sent. Throws TypeError for a value that no column takes. */
export const toQuery = (ask: OneAsk): QueryConfig => {
  if ('query' in ask) {
    const { sql, parameters } = inPostgres('postgres' in ask.query ? ask.query.postgres() : ask.query);
    return { text: sql, values: parameters.map(toValue) };
  }
  const { name, text, values } = prepare(ask.statement);
  return { name, text, values: values(ask.params as never).map(toValue) };
};

/** The answers, or the first refusal once all have been answered: what comes after it must not meet them half done. */
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

/** Walks an operation to its end. */
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

/** The result if the first answer brings it; undefined: the operation has more to ask, and has changed nothing yet. */
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
