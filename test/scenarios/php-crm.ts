import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Product } from '../../scripts/packages/product.ts';
import { installedCrm } from '../manifests/php/crm.ts';
import type { PhpVersion } from '../manifests/php/run-php.ts';

/** A request as the package's PHP signed it. */
export interface HandedOut {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

/** The result for PHP's HTTP client: an answer, or status 0 and the reason there is none. */
export interface TransportAnswer {
  readonly status: number;
  readonly body: string;
  readonly failure: '' | 'refused' | 'unanswered' | 'timeout' | 'other';
}

export type Transport = (request: HandedOut) => Promise<TransportAnswer>;

/** A CRM with the package installed, on a PHP that keeps running. */
export interface PhpCrm {
  /** Runs PHP code that prints one JSON value; the package's requests go through `transport`. */
  ask(script: string, transport: Transport): Promise<unknown>;
  close(): Promise<void>;
}

interface Printed {
  readonly id: string;
  readonly text: string;
  readonly errors: string;
}

/** A PHP expression for a value. */
export const php = (value: unknown): string =>
  `json_decode(base64_decode('${Buffer.from(JSON.stringify(value)).toString('base64')}'), true)`;

const MOST_REQUESTS = 5;

/** Starts PHP with the package's files and the stand-ins for the CRM's own classes. */
export const startPhpCrm = (version: PhpVersion, product: Product): PhpCrm => {
  const bridge = readFileSync(new URL('bridge.php', import.meta.url), 'utf8');
  const files = new Map([...installedCrm(product), ['/stubs/bridge.php', bridge]]);
  const child = spawn(process.execPath, [fileURLToPath(new URL('php-worker.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] ?? '' },
  });
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const waiting = new Map<string, (printed: Printed) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const printed = JSON.parse(line) as Printed;
    waiting.get(printed.id)?.(printed);
    waiting.delete(printed.id);
  });
  const tell = (message: unknown): void => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
  };
  tell({ version, files: Object.fromEntries(files) });

  const run = async (code: string): Promise<unknown> => {
    const id = randomUUID();
    const { text, errors } = await new Promise<Printed>((resolve, reject) => {
      waiting.set(id, resolve);
      void gone.then(() => {
        reject(new Error('PHP has ended'));
      });
      tell({ id, code });
    });
    try {
      if (errors === '') return JSON.parse(text) as unknown;
    } catch {
      // PHP printed a warning or a fatal error instead of the JSON.
    }
    throw new Error(`PHP printed: ${text} ${errors}`);
  };

  const isRequest = (value: unknown): value is { handedOut: HandedOut } =>
    typeof value === 'object' && value !== null && 'handedOut' in value;

  return {
    ask: async (script, transport) => {
      const answers: TransportAnswer[] = [];
      const [nowSec, name] = [Math.floor(Date.now() / 1000), randomUUID()];
      for (;;) {
        const prologue = `<?php require '/stubs/crm.php'; require '/stubs/bridge.php'; bridge(${nowSec}, '${name}', ${php(answers)});\n`;
        const printed = await run(prologue + script);
        if (!isRequest(printed)) return printed;
        if (answers.length === MOST_REQUESTS) throw new Error('PHP asks for ever');
        answers.push(await transport(printed.handedOut));
      }
    },
    close: async () => {
      child.kill();
      await gone;
    },
  };
};
