import { defined } from '../defined.ts';
import { answerControl } from './control.ts';
import { playFault, send } from './fault-play.ts';
import { createOptions } from './options.ts';
import { createPauses } from './pauses.ts';
import { htmlReply, LOGIN_PAGE } from './reply.ts';
import { readBody, readParams } from './request.ts';
import { recordingFile } from './recordings.ts';
import { createState } from './state.ts';
import { answerV1, isCallback, noteCallback } from './v1.ts';
import { canonicalName } from './methods/table.ts';
import { answerV2, v2Name } from './v2/routes.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import type { SimulatorOptionsInput } from './options.ts';
import type { WireReply } from './reply.ts';
import type { SimulatorState } from './state.ts';

/** A simulator without a server of its own. */
export interface SimulatorHandler {
  /**
   * Answers a request to `/billing/...` or `/_simulator/...`. When mounted under a path, remove that path from `url` first
   * (Express does), and let no body parser read the body before this.
   */
  handle(request: IncomingMessage, response: ServerResponse): void;
  readonly state: SimulatorState;
  /** Ends requests that are still hanging. */
  close(): void;
}

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** Every browser names the page that sends, and a foreign page must not touch the switches of this machine. */
const isForeignPage = ({ headers: { origin, host } }: IncomingMessage): boolean =>
  origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);

/** Everything about one request that its answer can depend on. */
interface Job {
  /** Name for faults and counts. */
  readonly name: string;
  act(fault: Fault | undefined): WireReply;
  /** Called in place of `act` when a fault keeps MOR from acting. */
  skipped(fault: Fault): void;
}

async function jobOf(state: SimulatorState, request: IncomingMessage, url: URL): Promise<Job | undefined> {
  const httpMethod = request.method ?? 'GET';
  const v2Path = /^(?:\/billing)?\/api\/v2\/(.*)$/.exec(url.pathname)?.[1];
  const authorization = request.headers.authorization ?? '';
  if (v2Path !== undefined) {
    const params = await readParams(request, url, true);
    const job = { httpMethod, path: v2Path, params, authorization };
    return { name: v2Name(v2Path), act: () => answerV2(state, job), skipped: () => undefined };
  }
  const name = /^(?:\/billing)?\/api\/([^/]+)\/?$/.exec(url.pathname)?.[1];
  if (name === undefined || (httpMethod !== 'GET' && httpMethod !== 'POST')) return undefined;
  const v1 = { name, httpMethod, params: await readParams(request, url, state.options.jsonBody) };
  return {
    name: canonicalName(name),
    act: (fault) => answerV1(state, v1, fault?.kind),
    skipped(fault) {
      if (isCallback(name)) noteCallback(state, v1, null, fault.kind);
    },
  };
}

/** Creates a simulator that any node:http server can serve. Throws ZodError when the options are wrong. */
export function createSimulatorHandler(input: SimulatorOptionsInput = {}): SimulatorHandler {
  const state = createState(createOptions(input));
  const hanging = new Set<ServerResponse>();
  const pauses = createPauses();

  /** True: the fault has handled the request. */
  async function play(response: ServerResponse, fault: Fault, reply?: WireReply): Promise<boolean> {
    const effect = await playFault(fault, reply, pauses);
    if (effect.kind === 'go-on') return false;
    if (effect.kind === 'answer') send(response, effect.reply, state.morNowMs());
    if (effect.kind === 'break') response.destroy();
    if (effect.kind === 'silence') hanging.add(response);
    response.once('close', () => hanging.delete(response));
    return true;
  }
  async function run(job: Job, response: ServerResponse): Promise<void> {
    state.ledger.count(job.name);
    const fault = state.faults.next(job.name);
    if (fault?.when === 'before' && (await play(response, fault))) {
      job.skipped(fault);
      return;
    }
    const reply = job.act(fault);
    if (fault?.when === 'after' && (await play(response, fault, reply))) return;
    send(response, reply, state.morNowMs());
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://simulator');
    const controlPath = /^\/_simulator\/(.*)$/.exec(url.pathname)?.[1];
    if (controlPath !== undefined) {
      const isLocal = LOOPBACK.includes(request.socket.remoteAddress ?? '') && !isForeignPage(request);
      const body = await readBody(request);
      const httpMethod = request.method ?? 'GET';
      const reply = await answerControl(state, { httpMethod, path: controlPath, body, isLocal });
      send(response, reply, state.morNowMs());
      return;
    }
    const job = await jobOf(state, request, url);
    if (job !== undefined) return run(job, response);
    const file = /^\/billing\/recordings\/([\w.-]+)$/.exec(url.pathname)?.[1];
    if (file !== undefined && ['GET', 'HEAD'].includes(request.method ?? '')) {
      const { range, 'if-range': ifRange } = request.headers;
      const wanted = { ...defined({ range, ifRange: typeof ifRange === 'string' ? ifRange : undefined }) };
      state.ledger.count('recording');
      send(response, recordingFile(state, file, wanted), state.morNowMs());
      return;
    }
    const isGui = /^\/billing(\/|$)/.test(url.pathname);
    send(response, isGui ? htmlReply(200, LOGIN_PAGE) : htmlReply(404, 'Not Found'), state.morNowMs());
  }

  return {
    handle(request, response) {
      answer(request, response).catch((error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        if (response.headersSent) response.destroy();
        else send(response, htmlReply(500, `Simulator: ${text.replaceAll('<', '&lt;')}`), state.morNowMs());
      });
    },
    state,
    close() {
      state.reset();
      pauses.end();
      for (const response of hanging) response.destroy();
    },
  };
}
