import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { CALL, HELLO, answerFetch, click, openPage, runSuiteCrm, until } from './page.ts';

void describe('numbers on a page in jsdom', () => {
  void it('offers each number of a multi-number field, even after an edit, and the first by default', async () => {
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

  void it('offers each number in a form once, including typed ones', async () => {
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
});
