import { beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/vocabulary/texts/languages.ts';
import * as english from '../../src/vocabulary/texts/admin/en.ts';
import { seriousViolations } from '../helpers/browser.ts';
import { ADMIN_PASSWORD, VIEWER_PASSWORD, picture, signIn } from '../helpers/pages.ts';
import { app, button, confirm, go, open } from './admin-setup.ts';

const { sessions, oidc_settings: words } = english;

describe('sign-in with OpenID Connect in the admin pages', () => {
  const unfold = async (): Promise<void> => {
    await go('sessions');
    await open().page.getByText(sessions.sign_in_with_your_organisation, { exact: true }).click();
  };
  const field = (label: string) => open().page.getByLabel(label, { exact: true });

  beforeAll(async () => {
    await signIn(open().page, ADMIN_PASSWORD);
    await button('Sign out').waitFor();
  });

  it('is tested, saved and removed; the redirect address is there to copy', async () => {
    const { page } = open();
    await unfold();
    await page.getByText(`${app().url}/admin/api/oidc/callback`).waitFor();
    await button('Copy').waitFor();
    await button('Save').click();
    await field(words.issuer.label).fill('https://127.0.0.1:9');
    await field(words.clientId.label).fill('connector');
    await field(words.clientSecret.label).fill('MARKED-client-secret');
    await button('Save').click();
    await page.getByText('name an e-mail address or a group').first().waitFor();
    await page.locator('main form summary').first().click();
    await field(words.administratorGroups.label).fill('Domain Admins\nCN=Calls,OU=Groups\n');
    await button('Test').click();
    await page.locator('.check-lines').getByText('provider: address').waitFor();
    await picture(page, 'organisation-tested');
    expect(await seriousViolations(page)).toEqual([]);
    expect(app().runtime.oidc.current()).toBeUndefined();
    await button('Save').click();
    await page.getByText(sessions.sign_in_was_saved).waitFor();
    await page.getByText(sessions.in_use, { exact: true }).waitFor();
    expect(app().runtime.oidc.current()).toMatchObject({
      clientSecret: 'MARKED-client-secret',
      administratorGroups: ['Domain Admins', 'CN=Calls,OU=Groups'],
    });
    await unfold();
    await button('Save').waitFor();
    expect(await page.content()).not.toContain('MARKED-client-secret');
    await button('Sign out').click();
    await page.getByRole('button', { name: english.frame.sign_in_with_your_organisation }).waitFor();
    await signIn(page, ADMIN_PASSWORD);
    await button('Sign out').waitFor();
    await unfold();
    await button('Remove').click();
    await confirm('Remove');
    await page.getByText(sessions.sign_in_was_removed).waitFor();
    expect(app().runtime.oidc.current()).toBeUndefined();
  });

  it('can be used by everybody, in every language', async () => {
    const { page } = open();
    for (const language of Object.keys(LANGUAGES)) {
      await page.evaluate(`localStorage.setItem('mor-admin-language', '${language}')`);
      await go('sessions');
      await page.locator('main details summary').first().click();
      await page.locator('main form summary').first().click();
      await picture(page, `organisation-${language}`);
      expect([language, await seriousViolations(page)]).toEqual([language, []]);
    }
    await page.evaluate(`localStorage.removeItem('mor-admin-language')`);
  });

  it('is shown to viewers, who cannot change it', async () => {
    const { page } = open();
    await go('sessions');
    await button('Sign out').click();
    await button('Sign in').waitFor();
    await signIn(page, VIEWER_PASSWORD);
    await button('Sign out').waitFor();
    await unfold();
    expect(await field(words.issuer.label).isDisabled()).toBe(true);
    expect(await button('Save').count()).toBe(0);
  });
});
