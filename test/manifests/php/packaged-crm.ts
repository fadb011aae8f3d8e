import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defined } from '../../../src/defined.ts';
import { inCrm } from './crm.ts';

const VERSION = `file_put_contents('/crm/suitecrm_version.php', '<?php $suitecrm_version = "7.14.6";');`;

export interface PackagedCrm {
  readonly url: () => string;
  /** Bodies of the codes' redeeming. */
  readonly bodies: string[];
  /** Everything that the package has stored, as JSON. */
  readonly stored: () => string;
  /** What the administrator copies from the settings page. */
  code(): Promise<string>;
  /** Sends the request that the package signs for a click of this user on the number of a contact. */
  click(user: string, contact: string, number: string): Promise<Response>;
  close(): Promise<void>;
}

export interface PackagedCrmOptions {
  /** The address of a CRM's API; it answers everything else. */
  readonly api?: string;
  /** A login that this API accepts, in place of the one that the package makes. */
  readonly login?: { readonly id: string; readonly secret: string };
}

const bodyOf = async (req: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of req) body += String(chunk);
  return body;
};

const packed = (value: unknown): string =>
  `json_decode(base64_decode('${Buffer.from(JSON.stringify(value)).toString('base64')}'), true)`;

/** SuiteCRM's package, its own PHP, behind HTTP: every request runs it with what it has stored so far. */
export const startPackagedCrm = async ({ api, login }: PackagedCrmOptions = {}): Promise<PackagedCrm> => {
  let stored: unknown = {};
  const bodies: string[] = [];
  const run = async (script: string): Promise<unknown> => {
    const [printed] = await inCrm('8.4', 'suitecrm', [
      `${VERSION} stub_record('Users', 'boss'); $GLOBALS['sugar_config']['site_url'] = '${url()}'; $GLOBALS['crm']['config'] = ${packed(stored)};
       ${script} out(array('answer' => $answer, 'config' => $GLOBALS['crm']['config']));`,
    ]);
    const { answer, config } = printed as { answer: unknown; config: unknown };
    stored = config;
    return answer;
  };
  const redeem = async (body: string): Promise<unknown> => {
    bodies.push(body);
    const fields = Object.fromEntries(new URLSearchParams(body));
    const answer = await run(`$answer = MorConnector::endpoint()->pair(${packed(fields)});`);
    const isGood = typeof answer === 'object' && answer !== null && 'client' in answer;
    return isGood && login ? { ...answer, client: login } : answer;
  };
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const body = await bodyOf(req);
    if (req.url?.includes('entryPoint=morPair')) {
      res.end(JSON.stringify(await redeem(body)));
      return;
    }
    const given = new Headers();
    for (const name of ['authorization', 'content-type', 'accept']) {
      const value = req.headers[name];
      if (typeof value === 'string') given.set(name, value);
    }
    const { method = 'GET' } = req;
    const passed = await fetch(`${api ?? ''}${req.url ?? ''}`, {
      method,
      headers: given,
      ...defined({ body: body === '' ? undefined : body }),
    });
    res.writeHead(passed.status, { 'content-type': passed.headers.get('content-type') ?? 'text/plain' });
    res.end(await passed.text());
  };
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url,
    bodies,
    stored: () => JSON.stringify(stored),
    async code() {
      const made = await run(
        `stub_user('boss', '1'); $answer = MorConnector::endpoint()->answer('code', array(), 't');`,
      );
      return (made as { code: string }).code;
    },
    async click(user, contact, number) {
      const sent = await run(
        `stub_user('${user}'); stub_record('Contacts', '${contact}', array('phone_work' => '${number}')); TestClock::$ms = ${Date.now()};
         MorConnector::endpoint()->answer('call', array('key' => 'first-click', 'number' => '${number}', 'records' => array(array('type' => 'Contacts', 'id' => '${contact}'))), 't');
         $answer = $GLOBALS['crm']['requests'][0];`,
      );
      const request = sent as { method: string; url: string; headers: Record<string, string>; body: string };
      return fetch(request.url, { method: request.method, headers: request.headers, body: request.body });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
