import { API_KEY, MOR_KEY, SIGNING_SECRET, startConnector } from './connector.ts';
import type { ConnectorOptions } from './connector.ts';
import { startChild } from './child.ts';
import { startNodeRed } from '../peers/node-red.ts';
import type { Requests } from '../load/messages.ts';

export interface Running {
  readonly pid: number;
  readonly port: number;
  readonly firstCallMs?: number;
  stop(): Promise<void>;
}

export interface Contender {
  readonly name: string;
  readonly requests: Requests;
  readonly start: (morUrl: string) => Promise<Running>;
}

const posts = (auth: Requests['auth'], unique: boolean): Requests => ({
  method: 'POST',
  path: '/v1/calls',
  auth,
  secret: auth === 'key' ? API_KEY : SIGNING_SECRET,
  unique,
});

export const L0: Contender = {
  name: 'L0 node:http + undici',
  requests: posts('signed', false),
  start: async (morUrl) => {
    const child = await startChild('peers/l0.ts', [morUrl]);
    return { pid: child.pid, port: child.ports[0] ?? 0, stop: child.stop };
  },
};

export const connector = (
  name: string,
  auth: Requests['auth'],
  options: Omit<ConnectorOptions, 'morUrl'>,
): Contender => ({
  name,
  requests: posts(auth, true),
  start: (morUrl) => startConnector({ ...options, morUrl }),
});

const expressAxios: Contender = {
  name: 'Express + axios + xml2js',
  requests: posts('signed', false),
  start: async (morUrl) => {
    const child = await startChild('peers/express-axios.ts', [morUrl, SIGNING_SECRET, MOR_KEY]);
    return { pid: child.pid, port: child.ports[0] ?? 0, stop: child.stop };
  },
};

/** Node-RED is not a dependency of this project; it takes part if NODE_RED names its `red.js`. */
export const contenders = (product: string): Contender[] => {
  const red = process.env['NODE_RED'];
  return [
    connector('connector, signed', 'signed', { product }),
    connector('connector, API key', 'key', { product }),
    expressAxios,
    ...(red === undefined
      ? []
      : [
          {
            name: 'Node-RED',
            requests: posts('signed', false),
            start: (morUrl: string) => startNodeRed(red, { morUrl, secret: SIGNING_SECRET, morKey: MOR_KEY }),
          },
        ]),
  ];
};
