import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPanelRouter } from '../../src/http/panel.ts';

describe('the files of the agent panel', () => {
  const folder = mkdtempSync(join(tmpdir(), 'panel-'));
  const servers: Server[] = [];
  const origins = [
    'https://crm.example.com',
    'https://crm.example.com',
    "https://x.example; script-src 'unsafe-inline'",
  ];

  const serve = async (pages: string, hasSalesforce: boolean): Promise<string> => {
    const server = createServer(express().use(createPanelRouter({ pages, origins, hasSalesforce })));
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const policyOf = async (address: string): Promise<string> =>
    (await fetch(address)).headers.get('content-security-policy') ?? '';

  let url: string;
  let salesforceUrl: string;
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    for (const name of ['index.html', 'cti.html', 'assets/a-1234.js']) {
      writeFileSync(join(folder, name), name);
    }
    url = await serve(folder, false);
    salesforceUrl = await serve(folder, true);
  });
  afterAll(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('may be framed only by the configured pages, and run only their own scripts', async () => {
    const policy = await policyOf(`${url}/panel`);
    expect(policy).toMatch(/frame-ancestors 'self' https:\/\/crm\.example\.com$/);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  it('are never cached by the browser, and send their address nowhere', async () => {
    const { headers } = await fetch(`${url}/panel`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('tell the panel whom it may trust', async () => {
    expect(await (await fetch(`${url}/panel/config.json`)).json()).toEqual({
      origins: ['https://crm.example.com'],
    });
  });

  it('include a page for Salesforce only when a Salesforce org is configured', async () => {
    expect((await fetch(`${url}/cti/salesforce`)).status).toBe(404);
    expect(await policyOf(`${url}/panel`)).not.toContain('force.com');
    const policy = await policyOf(`${salesforceUrl}/cti/salesforce`);
    expect(policy).toContain("script-src 'self' https://*.my.salesforce.com;");
    expect(policy).toMatch(/frame-ancestors [^;]*https:\/\/\*\.lightning\.force\.com/);
    expect(policy).not.toContain('crm.example.com');
    expect(await policyOf(`${salesforceUrl}/panel`)).toContain('https://*.lightning.force.com');
  });

  it('may be cached when their names change with their contents', async () => {
    const { headers } = await fetch(`${url}/panel/assets/a-1234.js`);
    expect(headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${url}/panel/assets/b.js`)).status).toBe(404);
  });

  it('say what to do when nothing was built', async () => {
    const empty = await serve(join(folder, 'nothing'), false);
    const answer = await fetch(`${empty}/panel`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build');
  });
});
