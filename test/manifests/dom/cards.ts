import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { CALL, HELLO, answerFetch, cardTexts, click, openPage, runSuiteCrm, until } from './page.ts';

void describe('the cards in jsdom', () => {
  void it('use the language sent by the CRM, and English where a text is missing', async () => {
    const page = openPage('<a href="tel:+370 5 200">x</a>', 'https://crm.test/index.php?module=Leads&record=l1');
    answerFetch(page, (operation) =>
      operation === 'hello' ? { ...HELLO, texts: { calling_you: 'Ihr Telefon wird angerufen' } } : { ok: true, call: CALL, calls: [] },
    );
    runSuiteCrm(page);
    assert.equal(click(page, 'a'), false);
    await until(() => cardTexts(page).includes('Ihr Telefon wird angerufen'));
    assert.equal(page.window.document.querySelector('#mor-connector')?.shadowRoot?.textContent.includes('Notes and result'), true);
  });

  void it('say hello again after a session change, and resend the click under its key', async () => {
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

  void it('show names and notes as text, never as markup', async () => {
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

  void it('keep one card for a refused call that also arrives in the list', async () => {
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

  void it('keep a result that nobody can choose any more, with its label in the language of the page', async () => {
    for (const [lang, label] of [['de_DE', 'Rückruf'], ['lt_lt', 'Perskambinti'], ['fr_FR', 'Call back']] as const) {
      const page = openPage('<a href="tel:1234">x</a>', 'https://crm.test/index.php?module=Leads&record=l1');
      page.window.document.documentElement.lang = lang;
      const labels = { en: 'Call back', de: 'Rückruf', lt: 'Perskambinti' };
      const call = { ...CALL, state: 'ended', outcome: 'answered', result: { code: 'call_back', label: 'Call back', labels } };
      answerFetch(page, (operation) => (operation === 'hello' ? HELLO : { ok: true, calls: [], results: [], call }));
      runSuiteCrm(page);
      click(page, 'a');
      const option = () =>
        page.window.document.querySelector('#mor-connector')?.shadowRoot?.querySelector<HTMLSelectElement>('select')?.selectedOptions[0];
      await until(() => option()?.value === 'call_back');
      assert.equal(option()?.textContent, label);
    }
  });

  void it('tick the consent where the agent has to ask, and plan the next call with the own offset', async () => {
    const page = openPage('<a href="tel:1234">x</a>', 'https://crm.test/index.php?module=Leads&record=l1');
    const consent = { given: false, open: true };
    const asked = answerFetch(page, (operation) =>
      operation === 'hello' ? HELLO : { ok: true, calls: [], results: [], call: { ...CALL, state: 'connected', consent } },
    );
    runSuiteCrm(page);
    click(page, 'a');
    const find = (selector: string) =>
      page.window.document.querySelector('#mor-connector')?.shadowRoot?.querySelector<HTMLInputElement>(selector);
    await until(() => find('.consent')?.hidden === false);
    find('.consent input')?.click();
    await until(() => asked.some(({ operation, data }) => operation === 'note' && data['consent'] === true));
    const field = find('input[type="datetime-local"]');
    assert.ok(field);
    field.value = '2099-12-01T09:30';
    find('form')?.dispatchEvent(new page.window.Event('submit', { cancelable: true }));
    await until(() => asked.some(({ data }) => /^2099-12-01T09:30:00[+-]\d\d:\d\d$/.test(String(data['callBack']))));
    await until(() => find('.told')?.textContent === 'Saved');
  });
});
