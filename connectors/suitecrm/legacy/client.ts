import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Now } from '../../../src/calls/ports.ts';
import { expectShape, parseJson } from '../../shared/answer.ts';
import { CrmError } from '../../shared/crm-error.ts';
import type { Deadline } from '../../shared/deadline.ts';
import type { HttpClient } from '../../shared/http.ts';
import { Session } from '../../shared/session.ts';
import type { LegacyOptions } from '../options.ts';
import { legacyError } from './errors.ts';

export interface LegacyClient {
  /** A method that needs no session. */
  call(deadline: Deadline, method: string, args: readonly unknown[]): Promise<unknown>;
  /** A method whose first argument is the session. Arguments go by position: names would have to match exactly. */
  callWithSession(deadline: Deadline, method: string, args: readonly unknown[]): Promise<unknown>;
}

const APPLICATION = 'mor-crm-connector';
const loginSchema = z.object({ id: z.string().min(1) });

/** SuiteCRM compares MD5 digests; only an LDAP login needs the password itself. */
const loginOf = ({
  username,
  password,
  passwordEncoding,
}: LegacyOptions): Readonly<Record<string, string>> =>
  passwordEncoding === 'plain'
    ? { user_name: username, password, encryption: 'PLAIN' }
    : { user_name: username, password: createHash('md5').update(password).digest('hex') };

/** Requests to `rest.php` of API v4_1. */
export const createLegacyClient = (http: HttpClient, options: LegacyOptions, now: Now): LegacyClient => {
  const standard = `${options.version === 8 ? '/legacy' : ''}/service/v4_1/rest.php`;
  const url = `${options.url}${options.apiPath ?? standard}`;

  const call: LegacyClient['call'] = async (deadline, method, args) => {
    const { status, text } = await http.send(deadline, {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        method,
        input_type: 'JSON',
        response_type: 'JSON',
        rest_data: JSON.stringify(args),
      }).toString(),
    });
    if (status >= 500)
      throw new CrmError('unreachable', `SuiteCRM answered HTTP ${status} to ${method}; its log says why`, {
        status,
      });
    if (status !== 200)
      throw new CrmError('rejected', `SuiteCRM has no API at this address (HTTP ${status})`, {
        status,
        code: 'suite_old_address',
      });
    const body = parseJson(text);
    if (body === null)
      throw new CrmError('unreachable', `SuiteCRM answered nothing to ${method}`, { status });
    const error = legacyError(body);
    if (error !== undefined) throw error;
    return body;
  };

  const session = new Session({
    now,
    login: async (deadline) => {
      const args = [loginOf(options), APPLICATION, [{ name: 'language', value: 'en_us' }]];
      return { token: expectShape(loginSchema, await call(deadline, 'login', args), 'the login').id };
    },
  });

  return {
    call,
    callWithSession: (deadline, method, args) =>
      session.use(deadline, ({ token: id }) => call(deadline, method, [id, ...args])),
  };
};
