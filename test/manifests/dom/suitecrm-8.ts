import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { CALL, HELLO, answerFetch, click, openPage, runSuiteCrm, until } from './page.ts';

void describe('the front end of SuiteCRM 8 in jsdom', () => {
  void it('sends nothing before login, asks only the legacy part, and takes clicks once it is set up', async () => {
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

  void it('puts a button beside numbers being edited, not beside other fields or filters', async () => {
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
      // A record page that switches to editing keeps its mode.
      'dynamic-field dynamic-field-mode-detail dynamic-field-type-phone',
    ]);
    click(page, '.mor-dial');
    await until(() => asked.some(({ operation }) => operation === 'call'));
    const call = asked.find(({ operation }) => operation === 'call')?.data;
    assert.deepEqual([call?.['number'], call?.['records']], ['+370 5 1', [{ type: 'contacts', id: 'c-1' }]]);
  });

  void it('sends nothing more after the session has ended, until the next login', async () => {
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
});
