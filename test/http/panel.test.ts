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
  let server: Server;
  let url: string;
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    for (const name of ['index.html', 'cti.html', 'assets/a-1234.js'])
      writeFileSync(join(folder, name), name);
    server = createServer(
      express().use(
        createPanelRouter({
          pages: folder,
          origins: ['https://crm.example.com', 'https://x/; script-src *'],
          hasSalesforce: true,
        }),
      ),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('may be framed by the configured pages only, and runs its own scripts only', async () => {
    const { headers } = await fetch(`${url}/panel`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'self' https://crm.example.com");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('script-src *');
    expect(await (await fetch(`${url}/panel/config.json`)).json()).toEqual({
      origins: ['https://crm.example.com'],
    });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('lets Salesforce frame its own page and add its script there', async () => {
    const policy = (await fetch(`${url}/cti/salesforce`)).headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' https:\/\/\*\.my\.salesforce\.com/);
    expect(policy).toMatch(/frame-ancestors [^;]*https:\/\/\*\.lightning\.force\.com/);
  });

  it('lets files whose names change with their contents be kept', async () => {
    expect((await fetch(`${url}/panel/assets/a-1234.js`)).headers.get('cache-control')).toContain(
      'immutable',
    );
    expect((await fetch(`${url}/panel/assets/b.js`)).status).toBe(404);
  });
});
