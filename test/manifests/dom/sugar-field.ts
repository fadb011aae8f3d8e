import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { packageTexts } from '../php/install.ts';
import { CALL, HELLO, cardTexts, click, openPage, scriptOf, until } from './page.ts';

const phoneField = packageTexts('sugarcrm').get('copy/custom/clients/base/fields/phone/phone.js') ?? '';

void describe('the phone field of Sugar', () => {
  /** The part of Sidecar that the script and the field use. */
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

  void it('keeps Sugar’s rendering, adds a button, dials its record and is disposed of cleanly', async () => {
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

  void it('has a page that leads to the player of a recording, or says why not', async () => {
    const page = openPage('', 'https://sugar.test/#Home');
    page.window.eval(SIDECAR);
    page.window.eval(`
      window.said = [];
      Object.assign(SUGAR.App, {
        alert: { show: (key, options) => said.push([options.level, ...(options.messages || [])]), dismiss: () => said.push(['gone']) },
        router: { addRoutes: (routes) => (window.routes = routes), navigate: (to) => said.push(['to', to]) },
      });
      SUGAR.App.api.call = (method, url, data, { success }) => { asked.push({ url, data });
        success({ ok: false, problem: { code: 'odd', detail: 'No right', cure: 'Ask.' } }); };`);
    page.window.eval(scriptOf('sugarcrm'));
    page.window.eval("SUGAR.App.events.trigger('router:init')");
    const json = (code: string): unknown => JSON.parse(page.window.eval(`JSON.stringify(${code})`) as string);
    assert.equal(json('routes[0].route'), 'MorRecording/:call');
    page.window.eval("routes[0].callback('k1')");
    await until(() => (json('said') as unknown[]).length === 4);
    assert.deepEqual(json('said'), [['process'], ['gone'], ['error', 'No right. Ask.'], ['to', 'Calls']]);
    assert.deepEqual(json('asked.at(-1)'), { url: 'rest/v11_20/MorConnector/recording', data: { call: 'k1' } });
  });

  void it('has a button for each number of a field, each dialling its own', async () => {
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

  void it('offers a number typed into a new record once it is dialable', async () => {
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

  void it('notices "dial now" when a call is saved', async () => {
    const page = openPage('', 'https://sugar.test/#Calls/create');
    page.window.eval(SIDECAR);
    page.window.eval(scriptOf('sugarcrm'));
    page.window.eval(`SUGAR.App.events.trigger('app:sync:complete'); flag = true; call = { module: 'Calls', get: () => flag };`);
    await pause(20);
    page.window.eval("SUGAR.App.events.trigger('data:sync:start', 'update', call); flag = false; SUGAR.App.events.trigger('data:sync:complete', 'update', call)");
    await until(() => (page.window.eval('asked.map(({url}) => url)') as string[]).includes('rest/v11_20/MorConnector/calls'));
  });
});
