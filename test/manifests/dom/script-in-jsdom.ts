import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { JSDOM } from 'jsdom';
import { packageTexts } from '../php/install.ts';

type Answer = Readonly<Record<string, unknown>>;
type Ask = (operation: string, data: Readonly<Record<string, unknown>>) => Answer;

const scriptOf = (product: 'suitecrm' | 'sugarcrm'): string =>
  packageTexts(product).get('copy/custom/include/MorConnector/js/mor-connector.js') ?? '';
const phoneField = packageTexts('sugarcrm').get('copy/custom/clients/base/fields/phone/phone.js') ?? '';

const CALL = { id: 'k1', version: 2, state: 'accepted', user: 'u1', destination: '+3705200', createdAt: '2026-01-01T00:00:00.000Z' };
const HELLO = { ok: true, token: 't', user: 'u1', enabled: true, texts: {} };

const pages: JSDOM[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.window.close();
});

const openPage = (html: string, url: string): JSDOM => {
  const page = new JSDOM(`<!doctype html><body>${html}</body>`, { url, runScripts: 'outside-only', pretendToBeVisual: true });
  Object.assign(page.window, { TextEncoder });
  pages.push(page);
  return page;
};

/** Answers the entry point; `asked` collects what was sent. */
const answerFetch = (page: JSDOM, ask: Ask): { operation: string; data: Record<string, unknown>; url: string }[] => {
  const asked: { operation: string; data: Record<string, unknown>; url: string }[] = [];
  Object.assign(page.window, {
    fetch: async (url: string, { body }: { body: URLSearchParams }) => {
      const operation = body.get('mor_op') ?? '';
      const text = Buffer.from(body.get('mor_data') ?? '', 'base64url').toString('utf8');
      const data = JSON.parse(text) as Record<string, unknown>;
      asked.push({ operation, data, url });
      return { type: 'basic', status: 200, text: async () => JSON.stringify(ask(operation, data)) };
    },
  });
  return asked;
};

const runSuiteCrm = (page: JSDOM, dataset: Readonly<Record<string, string>> = {}): void => {
  const tag = page.window.document.createElement('script');
  Object.assign(tag.dataset, dataset);
  Object.defineProperty(tag, 'src', { value: 'https://crm.test/custom/include/MorConnector/js/mor-connector.js' });
  Object.defineProperty(page.window.document, 'currentScript', { value: tag, configurable: true });
  page.window.eval(scriptOf('suitecrm'));
};

const cardTexts = (page: JSDOM): readonly string[] =>
  [...(page.window.document.querySelector('#mor-connector')?.shadowRoot?.querySelectorAll('.card') ?? [])].map(
    (card) => card.querySelector('.state')?.textContent ?? '',
  );

const click = (page: JSDOM, selector: string, init: MouseEventInit = {}): boolean =>
  page.window.document
    .querySelector(selector)
    ?.dispatchEvent(new page.window.MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init })) ?? false;

const until = async (isTrue: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 200 && !isTrue(); tries += 1) await pause(10);
  assert.equal(isTrue(), true);
};

void describe('the script without a browser', () => {
  void it('speaks the language that the CRM sent, and English where a text is missing', async () => {
    const page = openPage('<a href="tel:+370 5 200">x</a>', 'https://crm.test/index.php?module=Leads&record=l1');
    answerFetch(page, (operation) =>
      operation === 'hello' ? { ...HELLO, texts: { calling_you: 'Ihr Telefon wird angerufen' } } : { ok: true, call: CALL, calls: [] },
    );
    runSuiteCrm(page);
    assert.equal(click(page, 'a'), false);
    await until(() => cardTexts(page).includes('Ihr Telefon wird angerufen'));
    assert.equal(page.window.document.querySelector('#mor-connector')?.shadowRoot?.textContent.includes('Notes and result'), true);
  });

  void it('offers each number of a field that holds several, also after an edit, and the first by default', async () => {
    const page = openPage('<a href="tel:0171 1234567; 0172 7654321">x</a>', 'https://crm.test/index.php?module=Leads&record=l1');
    const { document } = page.window;
    const asked = answerFetch(page, (operation) =>
      operation === 'hello' ? HELLO : { ok: true, call: { ...CALL, state: 'ended' }, calls: [] },
    );
    runSuiteCrm(page);
    const others = (): readonly string[] => [...document.querySelectorAll('.mor-other')].map((button) => button.textContent);
    const dialled = (): readonly unknown[] =>
      asked.filter(({ operation }) => operation === 'call').map(({ data }) => data['number']);
    await until(() => others().length === 1);
    assert.deepEqual(others(), ['0172 7654321']);
    click(page, '.mor-other');
    await until(() => dialled().length === 1);
    click(page, 'a');
    await until(() => dialled().length === 2);
    assert.deepEqual(dialled(), ['0172 7654321', '0171 1234567; 0172 7654321']);
    document.querySelector('a')?.setAttribute('href', 'tel:0171 1234567');
    await until(() => others().length === 0);
    document.querySelector('a')?.setAttribute('href', 'tel:030 1234567 / 68');
    await pause(200);
    assert.deepEqual(others(), []);
  });

  void it('offers each number that stands in a form, also what is typed into it, and none twice', async () => {
    const page = openPage(
      '<form><input type="hidden" name="record" value="l1"><input type="hidden" name="module" value="Leads"><input type="text" class="phone" value="0171 1234567 / 0172 7654321"></form>',
      'https://crm.test/index.php?module=Leads&action=EditView&record=l1',
    );
    const asked = answerFetch(page, (operation) =>
      operation === 'hello' ? HELLO : { ok: true, call: { ...CALL, state: 'ended' }, calls: [] },
    );
    runSuiteCrm(page);
    const labels = (): readonly (string | null)[] =>
      [...page.window.document.querySelectorAll('.mor-dial')].map((button) => button.getAttribute('aria-label'));
    const dialled = (): readonly unknown[] =>
      asked.filter(({ operation }) => operation === 'call').map(({ data }) => data['number']);
    await until(() => labels().length === 2);
    assert.deepEqual(labels(), ['Call 0171 1234567', 'Call 0172 7654321']);
    click(page, '.mor-other');
    await until(() => dialled().length === 1);
    click(page, '.mor-dial');
    await until(() => dialled().length === 2);
    assert.deepEqual(dialled(), ['0172 7654321', '0171 1234567']);
    assert.deepEqual(asked.find(({ operation }) => operation === 'call')?.data['records'], [{ type: 'Leads', id: 'l1' }]);
    page.window.eval(
      "input = document.querySelector('.phone'); input.value = '0171 1234567; 0173 1111111 or 0174 2222222'; input.dispatchEvent(new Event('input'))",
    );
    assert.deepEqual(labels(), ['Call 0171 1234567', 'Call 0173 1111111', 'Call 0174 2222222']);
    page.window.eval("input.value = '030 1234567 / 68'; input.dispatchEvent(new Event('input'))");
    assert.deepEqual(labels(), ['Call 030 1234567 / 68']);
    await pause(200);
    assert.equal(labels().length, 1);
  });

  void it('leaves clicks with a modifier key, other buttons and empty numbers to the browser', async () => {
    const page = openPage('<a href="tel:1234">x</a><a id="empty" href="tel:"></a>', 'https://crm.test/index.php');
    const asked = answerFetch(page, () => HELLO);
    runSuiteCrm(page);
    assert.equal(click(page, 'a', { ctrlKey: true }), true);
    assert.equal(click(page, 'a', { button: 1 }), true);
    assert.equal(click(page, '#empty'), false);
    await until(() => asked.some(({ operation }) => operation === 'incoming'));
    assert.deepEqual(asked.filter(({ operation }) => operation === 'call'), []);
  });

  void it('in SuiteCRM 8 asks nothing before somebody is logged in, only the classic part, and takes clicks once it is set up', async () => {
    const page = openPage('<scrm-navbar-ui></scrm-navbar-ui><a href="tel:1234">x</a>', 'https://crm.test/#/Login');
    const { document } = page.window;
    const asked = answerFetch(page, (operation, data) =>
      operation === 'hello' ? HELLO : operation === 'call' ? { ok: true, call: CALL, echo: data } : { ok: true, calls: [] },
    );
    runSuiteCrm(page, { frontEnd: '1' });
    page.window.dispatchEvent(new page.window.Event('hashchange'));
    await pause(50);
    assert.deepEqual([asked.length, click(page, 'a')], [0, true]);
    page.window.location.hash = '#/contacts/record/c-1';
    await pause(50);
    assert.equal(asked.length, 0);
    document.querySelector('scrm-navbar-ui')?.insertAdjacentHTML('beforeend', '<nav class="navbar navbar-1"></nav>');
    await until(() => asked.some(({ operation }) => operation === 'incoming'));
    await pause(20);
    assert.equal(click(page, 'a'), false);
    await until(() => asked.some(({ operation }) => operation === 'call'));
    assert.deepEqual(asked.find(({ operation }) => operation === 'call')?.data['records'], [{ type: 'contacts', id: 'c-1' }]);
    assert.deepEqual([...new Set(asked.map(({ url }) => url))], ['legacy/index.php?entryPoint=morCall']);
  });

  void it('in SuiteCRM 8 puts a button beside numbers that are edited, not beside other fields or filters', async () => {
    const field = (mode: string, type: string, value: string): string =>
      `<scrm-dynamic-field class="dynamic-field dynamic-field-mode-${mode} dynamic-field-type-${type}"><scrm-varchar-edit><input type="text" value="${value}"></scrm-varchar-edit></scrm-dynamic-field>`;
    const fields = [field('edit', 'phone', '+370 5 1'), field('detail', 'phone', '+370 5 2'), field('edit', 'varchar', '12345'), field('filter', 'phone', '12345')].join('');
    const page = openPage(`<scrm-navbar-ui><nav class="navbar-1"></nav></scrm-navbar-ui>${fields}`, 'https://crm.test/#/contacts/edit/c-1');
    const asked = answerFetch(page, (operation) => (operation === 'hello' ? HELLO : { ok: true, call: CALL, calls: [] }));
    runSuiteCrm(page, { frontEnd: '1' });
    const buttons = (): readonly Element[] => [...page.window.document.querySelectorAll('.mor-dial')];
    await until(() => buttons().length > 0);
    await pause(200);
    assert.deepEqual(buttons().map((button) => button.closest('scrm-dynamic-field')?.className), [
      'dynamic-field dynamic-field-mode-edit dynamic-field-type-phone',
      // A record's own page that turns to editing keeps its mode.
      'dynamic-field dynamic-field-mode-detail dynamic-field-type-phone',
    ]);
    click(page, '.mor-dial');
    await until(() => asked.some(({ operation }) => operation === 'call'));
    const call = asked.find(({ operation }) => operation === 'call')?.data;
    assert.deepEqual([call?.['number'], call?.['records']], ['+370 5 1', [{ type: 'contacts', id: 'c-1' }]]);
  });

  void it('in SuiteCRM 8 asks nothing more once the session is over, until the next login', async () => {
    const menu = '<nav class="navbar navbar-1"></nav>';
    const page = openPage(`<scrm-navbar-ui>${menu}</scrm-navbar-ui><a href="tel:1234">x</a><a id="second" href="tel:5678">y</a><a id="third" href="tel:9012">z</a>`, 'https://crm.test/#/contacts/record/c-1');
    const bar = page.window.document.querySelector('scrm-navbar-ui');
    let isOver = false;
    const asked = answerFetch(page, (operation) => {
      if (isOver) return { ok: false, problem: { code: 'session_expired' } };
      return operation === 'hello' ? HELLO : operation === 'call' ? { ok: true, call: CALL } : { ok: true, calls: [] };
    });
    runSuiteCrm(page, { frontEnd: '1' });
    await until(() => asked.some(({ operation }) => operation === 'incoming'));
    await pause(20);
    isOver = true;
    const before = asked.length;
    click(page, 'a');
    await until(() => asked.length > before);
    await pause(50);
    click(page, '#second');
    await pause(50);
    assert.equal(asked.length, before + 1);
    isOver = false;
    if (bar) bar.innerHTML = '';
    await pause(20);
    bar?.insertAdjacentHTML('beforeend', menu);
    await pause(20);
    click(page, '#third');
    await until(() => asked.filter(({ operation }) => operation === 'call').length > 1);
  });

  void it('greets again when the session changed, and sends the click once more under its key', async () => {
    const page = openPage('<a href="tel:1234">x</a>', 'https://crm.test/index.php?module=Leads&record=l1');
    let calls = 0;
    const asked = answerFetch(page, (operation) => {
      if (operation !== 'call') return operation === 'hello' ? HELLO : { ok: true, calls: [] };
      calls += 1;
      return calls === 1 ? { ok: false, problem: { code: 'session_token' } } : { ok: true, call: CALL };
    });
    runSuiteCrm(page);
    click(page, 'a');
    await until(() => cardTexts(page).includes('Calling your phone'));
    const keys = asked.filter(({ operation }) => operation === 'call').map(({ data }) => data['key']);
    assert.deepEqual([keys.length, new Set(keys).size], [2, 1]);
  });

  void it('shows names and notes as text, never as markup', async () => {
    const page = openPage('<a href="tel:1234">x</a>', 'https://crm.test/index.php?module=Leads&record=l1');
    const evil = '<img src=x onerror=alert(1)>';
    answerFetch(page, (operation) =>
      operation === 'hello' ? HELLO : { ok: true, calls: [], call: { ...CALL, contactName: evil, destination: evil } },
    );
    runSuiteCrm(page);
    click(page, 'a');
    await until(() => cardTexts(page).includes('Calling your phone'));
    const root = page.window.document.querySelector('#mor-connector')?.shadowRoot;
    assert.ok(root);
    assert.equal(root.querySelector('img'), null);
    assert.equal(root.querySelector('.name')?.textContent, evil);
  });

  void it('a refused call that also comes over the list stays one card', async () => {
    const page = openPage('<a href="tel:1234">x</a>', 'https://crm.test/index.php?module=Leads&record=l1');
    const refused = { ...CALL, state: 'refused', createdAt: new Date().toISOString(), refusal: { code: 'do_not_call', detail: 'no' } };
    const open = { ...CALL, id: 'k2', createdAt: new Date().toISOString() };
    let count = 0;
    const asked = answerFetch(page, (operation) => {
      if (operation === 'hello') return HELLO;
      if (operation === 'calls') return { ok: true, calls: [refused, open] };
      if (operation !== 'call') return { ok: true, stream: '' };
      count += 1;
      return count === 1
        ? { ok: false, problem: { code: 'do_not_call', detail: 'no', cure: 'Ask first.', call: refused } }
        : { ok: true, call: open };
    });
    runSuiteCrm(page);
    click(page, 'a');
    await until(() => cardTexts(page).includes('This contact does not want to be called'));
    page.window.eval('MorConnector.dial({number: "5678"})');
    await until(() => asked.some(({ operation }) => operation === 'calls'));
    await pause(30);
    assert.deepEqual(cardTexts(page), ['Calling your phone', 'This contact does not want to be called']);
  });
});

void describe('the phone field of Sugar', () => {
  /** As much of Sidecar as the script and the field touch. */
  const SIDECAR = `
    const handlers = {};
    window.asked = [];
    window.SUGAR = { App: {
      events: { on: (name, run) => (handlers[name] = [...(handlers[name] || []), run]), trigger: (name, ...all) => (handlers[name] || []).forEach((run) => run(...all)) },
      api: { buildURL: (path) => 'rest/v11_20/' + path, call: (method, url, data, { success }) => { window.asked.push({ method, url, data });
        success(url.endsWith('hello') ? ${JSON.stringify(HELLO)} : url.endsWith('calls') ? { ok: true, calls: [] } : { ok: true, call: ${JSON.stringify(CALL)}, stream: '' }); } },
    } };`;
  const FIELD = `
    window.makeField = (definition, values) => {
      const field = Object.assign({ el: document.querySelector('#field'), name: 'phone_work', module: 'Contacts',
        model: { module: 'Contacts', get: (name) => values[name] },
        _super: (name) => { if (name === '_render') field.el.innerHTML = '<a class="ccp-outgoing">' + values.phone_work + '</a>'; } }, definition);
      field.initialize({});
      field._render();
      return field;
    };`;

  void it('keeps what Sugar draws, adds a button, dials its record, and goes away cleanly', async () => {
    const page = openPage('<div id="field"></div>', 'https://sugar.test/#Contacts/c1');
    page.window.eval(SIDECAR);
    page.window.eval(scriptOf('sugarcrm'));
    page.window.eval(FIELD);
    page.window.eval(`field = makeField(${phoneField.slice(phoneField.indexOf('({'))}, { id: 'c1', phone_work: '+370 5 200', name: 'Ona' })`);
    const button = (): Element | null => page.window.document.querySelector('#field .mor-dial');
    assert.equal(button(), null);
    page.window.eval("SUGAR.App.events.trigger('app:sync:complete')");
    await until(() => button() !== null);
    assert.equal(page.window.document.querySelector('.ccp-outgoing')?.textContent, '+370 5 200');
    assert.equal(button()?.getAttribute('aria-label'), 'Call +370 5 200');
    click(page, '.mor-dial');
    await until(() => cardTexts(page).includes('Calling your phone'));
    const asked = JSON.parse(page.window.eval('JSON.stringify(asked)') as string) as { method: string; url: string; data: Record<string, unknown> }[];
    const call = asked.find(({ url }) => url === 'rest/v11_20/MorConnector/call');
    assert.deepEqual([call?.method, call?.data['number'], call?.data['records']], ['create', '+370 5 200', [{ type: 'Contacts', id: 'c1' }]]);
    page.window.eval('field._render(); field._dispose()');
    assert.equal(button(), null);
  });

  void it('has a button for each number of a field, and the second dials the second', async () => {
    const page = openPage('<div id="field"></div>', 'https://sugar.test/#Contacts/c1');
    page.window.eval(SIDECAR);
    page.window.eval(scriptOf('sugarcrm'));
    page.window.eval(FIELD);
    const values = { id: 'c1', phone_work: '0171 1234567; 0172 7654321' };
    page.window.eval(`values = ${JSON.stringify(values)}; field = makeField(${phoneField.slice(phoneField.indexOf('({'))}, values)`);
    page.window.eval("SUGAR.App.events.trigger('app:sync:complete')");
    const labels = (): readonly (string | null)[] =>
      [...page.window.document.querySelectorAll('#field .mor-dial')].map((button) => button.getAttribute('aria-label'));
    const dialled = (): unknown => JSON.parse(page.window.eval('JSON.stringify(asked.flatMap(({ data }) => data.number || []))') as string);
    await until(() => labels().length === 2);
    assert.deepEqual(labels(), ['Call 0171 1234567', 'Call 0172 7654321']);
    click(page, '#field .mor-other');
    await until(() => JSON.stringify(dialled()) === '["0172 7654321"]');
    click(page, '#field .mor-dial');
    await until(() => JSON.stringify(dialled()) === '["0172 7654321","0171 1234567"]');
    page.window.eval("values.phone_work = '0171 1234567'; field._render()");
    assert.deepEqual(labels(), ['Call 0171 1234567']);
    page.window.eval("values.phone_work = '0171 1234567, 0172 7654321'; field._render(); field._dispose()");
    assert.deepEqual(labels(), []);
  });

  void it('offers what is typed into a new record, once it can be a number', async () => {
    const page = openPage('<div id="field"></div>', 'https://sugar.test/#Contacts/create');
    page.window.eval(SIDECAR);
    page.window.eval(scriptOf('sugarcrm'));
    page.window.eval(FIELD.replace(`'<a class="ccp-outgoing">' + values.phone_work + '</a>'`, `'<input value="">'`));
    page.window.eval(`field = makeField(${phoneField.slice(phoneField.indexOf('({'))}, {})`);
    page.window.eval("SUGAR.App.events.trigger('app:sync:complete')");
    const button = (): HTMLButtonElement | null => page.window.document.querySelector('#field .mor-dial');
    await until(() => button() !== null);
    assert.equal(button()?.hidden, true);
    page.window.eval("input = document.querySelector('#field input'); input.value = '+370 5 211'; input.dispatchEvent(new Event('input', { bubbles: true }))");
    assert.deepEqual([button()?.hidden, button()?.getAttribute('aria-label')], [false, 'Call +370 5 211']);
    click(page, '.mor-dial');
    await until(() => (page.window.eval('asked.map(({data}) => data.number)') as (string | undefined)[]).includes('+370 5 211'));
    page.window.eval('field._dispose(); input.dispatchEvent(new Event("input", { bubbles: true }))');
    assert.equal(button(), null);
  });

  void it('notices "dial now" on a call that is saved', async () => {
    const page = openPage('', 'https://sugar.test/#Calls/create');
    page.window.eval(SIDECAR);
    page.window.eval(scriptOf('sugarcrm'));
    page.window.eval(`SUGAR.App.events.trigger('app:sync:complete'); flag = true; call = { module: 'Calls', get: () => flag };`);
    await pause(20);
    page.window.eval("SUGAR.App.events.trigger('data:sync:start', 'update', call); flag = false; SUGAR.App.events.trigger('data:sync:complete', 'update', call)");
    await until(() => (page.window.eval('asked.map(({url}) => url)') as string[]).includes('rest/v11_20/MorConnector/calls'));
  });
});
