import type { CallbackAnswer, CallbackRequest, MorGateway, MorReply } from '../../src/calls/mor-gateway.ts';
import type { Cdr, LiveRow } from '../../src/calls/call/observation.ts';
import { defined } from '../../src/defined.ts';

type CdrQuery = Parameters<MorGateway['cdrs']>[0];

const unreachable = { ok: false, code: 'unreachable', text: 'connection refused' } as const;
const notScripted = (): Promise<MorReply<never>> => Promise.resolve(unreachable);

/** A MOR that answers as a test decides and counts requests; it selects CDRs by period and callback id. */
export class FakeMor implements MorGateway {
  readonly id: string;
  canFollow = true;
  canHangUp = true;
  /** Undefined: not known yet. */
  skewMs: number | undefined = 0;
  /** X19 and newer select CDRs by callback id; older ones ignore the filter. */
  knowsCallbackIdFilter = true;
  answer: (request: CallbackRequest) => CallbackAnswer | Promise<CallbackAnswer> = () => ({
    kind: 'accepted',
  });
  rows: readonly LiveRow[] | Extract<MorReply<never>, { ok: false }> = [];
  records: readonly Cdr[] | Extract<MorReply<never>, { ok: false }> = [];
  hangUpReply: MorReply<null> = { ok: true, value: null };

  readonly requests: CallbackRequest[] = [];
  readonly cdrQueries: CdrQuery[] = [];
  readonly hungUp: string[] = [];
  liveQuestions = 0;

  constructor(id = 'main') {
    this.id = id;
  }

  describe(request: CallbackRequest): ReturnType<MorGateway['describe']> {
    const { device, src, dst } = request;
    const params = { device, src, ...defined({ dst }), hash: '<hidden>' };
    return { method: 'POST', url: 'https://mor.example.com/billing/api/callback_init', params };
  }
  async callback(request: CallbackRequest): Promise<CallbackAnswer> {
    this.requests.push(request);
    return await this.answer(request);
  }
  activeCalls(): Promise<MorReply<readonly LiveRow[]>> {
    this.liveQuestions += 1;
    return Promise.resolve('ok' in this.rows ? this.rows : { ok: true, value: this.rows });
  }
  cdrs(query: CdrQuery): Promise<MorReply<readonly Cdr[]>> {
    this.cdrQueries.push(query);
    if ('ok' in this.records) return Promise.resolve(this.records);
    const { fromMs, toMs, callbackUniqueId } = query;
    const found = this.records.filter(
      (cdr) =>
        cdr.startedAtMs >= fromMs &&
        cdr.startedAtMs <= toMs &&
        (callbackUniqueId === undefined ||
          !this.knowsCallbackIdFilter ||
          cdr.callbackUniqueId === callbackUniqueId),
    );
    // As in MOR, the id is only a filter, not a field of the answer.
    return Promise.resolve({
      ok: true,
      value: found.map(({ callbackUniqueId: _hidden, ...cdr }) => cdr),
    });
  }
  clockSkewMs(): number | undefined {
    return this.skewMs;
  }
  hangUp(activeCallId: string): Promise<MorReply<null>> {
    this.hungUp.push(activeCallId);
    return Promise.resolve(this.hangUpReply);
  }
  logInV2 = notScripted;
  version = notScripted;
  device: MorGateway['device'] = notScripted;
  devices = notScripted;
  userDetails = notScripted;
  users = notScripted;
  probe = notScripted;
  close(): Promise<void> {
    return Promise.resolve();
  }
}

export const MOR_DOWN = unreachable;
