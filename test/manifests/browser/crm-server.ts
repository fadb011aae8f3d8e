import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { packageTexts } from '../php/install.ts';
import { createCallBook, type CallBook } from './call-book.ts';

/** How the CRM's entry point currently behaves; `strict`: answered calls need a result. */
export type CrmMood = 'fine' | 'connector-down' | 'session-expired' | 'agent-busy' | 'strict';

/** A web server that looks like SuiteCRM 7.14 to the package's script, with pages built from recorded fragments. */
export interface CrmServer {
  readonly url: string;
  readonly book: CallBook;
  /** Every operation requested by the page, in order. */
  readonly asked: readonly { operation: string; data: Readonly<Record<string, unknown>> }[];
  /** Incoming calls: when records open, and which records the user may not see. */
  readonly callers: { pop: string; hidden: readonly string[] };
  setMood(mood: CrmMood): void;
  /** Whether the user is an administrator on pages opened from now on. */
  setAdmin(isAdmin: boolean): void;
  close(): Promise<void>;
}

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const fragment = (name: string, version = '7.14'): string => readFileSync(new URL(`suitecrm-${version}/ui/${name}`, FIXTURES), 'utf8');
const step = (name: string, number: number): string =>
  (fragment(name).split(/<!-- \d [^>]*-->/)[number] ?? '').replace(/<script[\s\S]*?<\/script>/g, '');

/** The CRM's own handler for links in editable cells, as observed: waits for a double click, then navigates. */
const CRM_SCRIPT = `
  window.left = [];
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.inlineEdit a');
    if (link) { event.preventDefault(); setTimeout(() => window.left.push(link.href), 500); }
  });
  document.querySelector('#ajax')?.addEventListener('click', () => {
    history.pushState({}, '', 'index.php?action=ajaxui#ajaxUILoc=index.php%3Fmodule%3DContacts%26action%3DDetailView%26record%3D' + 'ajax-contact');
    document.querySelector('#content').innerHTML = document.querySelector('#later').innerHTML;
  });
  document.querySelector('#refresh')?.addEventListener('click', () => {
    const later = document.createElement('div');
    later.innerHTML = document.querySelector('#refreshed').innerHTML;
    document.querySelector('#dashlet_entire_1 .bd-center').innerHTML = later.querySelector('.bd-center').innerHTML;
  });
  document.querySelector('#save')?.addEventListener('click', () => {
    document.querySelector('[field="phone_work"]').outerHTML = document.querySelector('#saved').innerHTML;
  });
`;

const PAGES: Readonly<Record<string, () => string>> = {
  detail: () =>
    `<h2 class="module-title-text">Anna Becker</h2><div id="content">${fragment('detail-phone.html')}</div>
     <button id="ajax">Next</button><button id="save">Save edit</button>
     <template id="later">${fragment('ajaxui-detail-phone.html')}</template>
     <template id="saved">${step('inline-edit-detail.html', 3)}</template>`,
  list: () => `<table>${fragment('list-row-phone.html')}</table>`,
  subpanel: () =>
    `<table>${fragment('subpanel-row-phone.html')}<tr><td><a href="?action=ajaxui#ajaxUILoc=index.php%3Fmodule%3DContacts%26action%3DDetailView%26record%3Ddora">Dora</a></td>${fragment('subpanel-phone-cells.html').split('<!-- Dora Ohnenummer -->')[1] ?? ''}</tr></table>`,
  edit: () =>
    `<form name="EditView"><input type="hidden" name="module" value="Contacts"><input type="hidden" name="record" value="edited-contact">${fragment('edit-phone.html')}</form>`,
  create: () =>
    `<h2 class="module-title-text">Create</h2><form name="EditView"><input type="hidden" name="module" value="Contacts"><input type="hidden" name="record" value="">${fragment('edit-phone.html')}</form>`,
  popup: () => fragment('popup-row.html'),
  search: () => fragment('search-row.html').replace('</tbody>', `${OTHER_CELLS}</tbody>`),
  selection: () => fragment('selection-row.html', '8.8'),
  home: () => HOME_PAGE,
  admin: () => ADMIN_PAGE,
  profile: () =>
    `<form name="EditView"><input type="hidden" name="module" value="Users"><input type="hidden" name="record" value="seed_sally_id">
     ${['title', 'mor_username_c', 'mor_device_c', 'mor_source_c'].map((field) => `<p><label for="${field}">${field}</label> <input type="text" id="${field}" name="${field}"></p>`).join('')}</form>`,
  bubble: () => {
    const body = /"body":"((?:[^"\\]|\\.)*)"/.exec(fragment('additional-details.txt'))?.[1] ?? '';
    return `<div class="ui-dialog">${String(JSON.parse(`"${body}"`))}</div>`;
  },
};

/** Values other than numbers that the global search shows in the same kind of cell. */
const OTHER_CELLS = `<tr>${['2026-11-28', '28.11.2026', '1250000', '12,500.00', 'LV-1050', '00:15', 'Becker 2000'].map((text) => `<td class="other">${text}</td>`).join('')}</tr>`;

/** A dashlet row, modelled on SuiteCRM's template: no check box, links to the record in other cells. */
const dashletRow = (id: string, name: string, number: string): string =>
  `<tr height="20"><td scope="row"><b><a href="index.php?action=DetailView&module=Contacts&record=${id}&offset=1&stamp=1">${name}</a></b></td>
   <td scope="row"><a href="tel:${number}">${number}</a></td>
   <td><a class="list-view-data-icon" href="index.php?action=EditView&module=Contacts&record=${id}&return_module=Home"><span class="suitepicon"></span></a></td></tr>`;
/** A row as the theme lays it out on a narrow page: the telephone is in its own row. */
const foldedRow = (id: string, name: string, number: string): string =>
  `<tr><td><a href="index.php?module=Contacts&action=DetailView&record=${id}">${name}</a></td></tr>
   <tr class="footable-row-detail"><td><div class="footable-row-detail-value"><a href="tel:${number}">${number}</a></div></td></tr>`;
const dashlet = (rows: string): string => `<div class="bd-center"><table class="list view default dashletPanel">${rows}</table></div>`;
const HOME_PAGE = `<div id="dashlet_entire_1" class="dashletPanel">${dashlet(dashletRow('in-the-page', 'Anna Becker', '+49 211 1'))}</div>
  <button id="refresh">Refresh</button>
  <template id="refreshed">${dashlet(dashletRow('loaded-later', 'Berta Coen', '+49 211 2') + foldedRow('folded', 'Carl Dorn', '+49 211 3'))}</template>`;

const ADMIN_PAGE = `<div id="mor-admin" data-door="entryPoint"></div>
  <script src="custom/include/MorConnector/js/mor-admin.js?v=1" defer></script>`;

const PAGE_STYLE = `body{font-family:Lato,Arial,sans-serif;margin:0;background:#f5f5f5;color:#333}
  header{background:#534d64;color:#fff;padding:14px 24px;font-size:18px} main{margin:24px;background:#fff;padding:24px;border-radius:4px}
  .row{display:flex;gap:32px}.label{color:#777;padding:4px 0} a{color:#f08377;text-decoration:none} button{padding:6px 12px}
  h2{margin:0 0 16px} td{padding:8px 16px} .suitepicon-action-edit::after{content:"✎";color:#bbb;margin-left:8px}`;

/** A CRM page containing the package's script, for a logged-in user. */
export const crmPage = (name: string, user: string, isAdmin = false): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>SuiteCRM</title><link rel="icon" href="data:,"><style>${PAGE_STYLE}</style></head><body><header>SuiteCRM</header><main>${(PAGES[name] ?? (() => ''))()}</main>
   <script id="mor-connector-script" defer src="custom/include/MorConnector/js/mor-connector.js?v=1" data-user="${user}" data-follow="" data-admin="${isAdmin ? '1' : '0'}"></script>
   <script>${CRM_SCRIPT}</script></body></html>`;

const TESTED = [
  { link: 'settings', ok: true, detail: 'https://calls.example.com', cure: '' },
  { link: 'reach', ok: true, detail: 'HTTP 200', cure: '' },
  { link: 'ready', ok: true, detail: '', cure: '' },
  {
    link: 'key',
    ok: false,
    detail: 'The signature does not fit.',
    cure: 'Enter the same key here and under signingSecrets of this CRM in the connector; check both clocks.',
  },
];

const settings = (saved: Readonly<Record<string, unknown>>): unknown => ({
  url: '',
  browser_url: '',
  country: '',
  modules: 'Contacts,Leads',
  free_roles: [],
  roles: [
    { id: 'r1', name: 'Telephone sales' },
    { id: 'r2', name: 'Support' },
  ],
  countries: ['DE', 'LT'],
  hooks: 'on',
  texts: {},
  ...saved,
  has_key_1: 'key_1' in saved,
  has_key_2: false,
});

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
};

const isData = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const listenOn = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
};

/** `streams`: browsers may follow calls through the connector's stream; otherwise they must poll the CRM. */
export const startCrm = async ({ streams }: { streams: boolean }): Promise<CrmServer> => {
  const files = packageTexts('suitecrm');
  const book = createCallBook();
  const asked: { operation: string; data: Record<string, unknown> }[] = [];
  const callers: CrmServer['callers'] = { pop: '', hidden: [] };
  let mood: CrmMood = 'fine';
  let isAdmin = false;

  const connector = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Headers', 'authorization');
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else if (request.headers.authorization !== 'Bearer browser-token') response.writeHead(401).end();
    else {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`event: calls\ndata: ${JSON.stringify({ items: book.calls() })}\n\n`);
      const stop = book.watch((call) => response.write(`event: call\ndata: ${JSON.stringify(call)}\n\n`));
      response.once('close', stop);
    }
  });
  const stream = `${await listenOn(connector)}/v1/stream`;

  const perform = (operation: string, data: Record<string, unknown>): unknown => {
    if (operation === 'hello') return { ok: true, token: 'page-token', user: 'seed_sally_id', enabled: true, texts: {} };
    if (operation === 'settings' || operation === 'save') return { ok: true, settings: settings(data) };
    if (operation === 'test') return { ok: true, links: TESTED };
    if (mood === 'connector-down') {
      const cure = 'Nothing listens at the connector address: check that the connector runs, its port and the firewall.';
      const detail = 'The connector could not be reached (Connection refused).';
      return { ok: false, problem: { code: 'connector_unreachable', detail, cure } };
    }
    if (mood === 'agent-busy' && operation === 'call') {
      const detail = 'You already have a call; end it before you start another.';
      return { ok: false, problem: { code: 'agent_busy', detail, cure: 'End the current call first.', call: book.calls()[0] } };
    }
    const call = book.calls().find(({ id }) => id === data['call']);
    const seen = ({ matches, ...rest }: Record<string, unknown>): unknown => ({
      ...rest,
      matches: (matches as { id: string }[]).filter(({ id }) => !callers.hidden.includes(id)),
    });
    if (operation === 'incoming') return { ok: true, pop: callers.pop };
    if (operation === 'who' && call !== undefined) return { ok: true, call: seen(call) };
    if (operation === 'choose' && call !== undefined) return { ok: true, call: seen(book.change(call.id, { record: data['record'] })) };
    if (operation === 'call') return { ok: true, call: book.place(String(data['key']), String(data['number']), data['records']) };
    if (operation === 'results') return { ok: true, results: [{ code: 'call_back', label: 'Call back' }], required: mood === 'strict' };
    if (operation === 'status' && call !== undefined) return { ok: true, call };
    if (operation === 'calls') return { ok: true, calls: book.calls() };
    if (operation === 'token') return streams ? { ok: true, stream, token: 'browser-token' } : { ok: true, stream: '' };
    if (operation === 'note') return { ok: true, call: book.note(data) };
    return { ok: false, problem: { code: 'invalid_request', detail: '', cure: '' } };
  };
  const entryPoint = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await readBody(request));
    const operation = form.get('mor_op') ?? '';
    const data: unknown = JSON.parse(Buffer.from(form.get('mor_data') ?? '', 'base64url').toString('utf8'));
    if (mood === 'session-expired') {
      response.writeHead(301, { location: 'index.php?action=Login&module=Users' }).end();
      return;
    }
    if (request.headers['x-requested-with'] !== 'XMLHttpRequest' || !isData(data)) {
      response.writeHead(400).end();
      return;
    }
    asked.push({ operation, data });
    const isTrusted = operation === 'hello' || form.get('mor_token') === 'page-token';
    const answer = isTrusted ? perform(operation, data) : { ok: false, problem: { code: 'session_token' } };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
  const crm = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://crm');
    const script = files.get(`copy${url.pathname}`);
    if (url.searchParams.get('entryPoint') === 'morCall') void entryPoint(request, response);
    else if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else if (url.pathname === '/index.php') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(crmPage(url.searchParams.get('page') ?? '', 'seed_sally_id', isAdmin));
    } else response.writeHead(404).end();
  });
  const url = await listenOn(crm);
  return {
    url,
    book,
    asked,
    callers,
    setMood: (next) => {
      mood = next;
    },
    setAdmin: (next) => {
      isAdmin = next;
    },
    close: async () => {
      for (const server of [crm, connector]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
};
