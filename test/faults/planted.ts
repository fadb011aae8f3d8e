import { EDITED } from './planted-edits.ts';
import { BETWEEN_NODES } from './planted-nodes.ts';
import { withCalls } from './planted-parts.ts';
import { ModelCrm } from './sim/model-crm.ts';
import { NO_PATCHES } from './sim/patches.ts';
import type { Patches } from './sim/patches.ts';

/** A change to one of the product's sources, only in the bundle that the players run. */
export interface Edit {
  readonly file: string;
  /** Occurs in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

/** A guard that is removed: at a port, or in the bundle. */
export interface PlantedBug {
  readonly guard: string;
  /** How many nodes play; one by default. */
  readonly nodes?: number;
  readonly patches: Patches;
  readonly edit?: Edit;
}

/** Writes a new activity each time, as a CRM does when it is not asked whether it has one for this call. */
class ForgetfulCrm extends ModelCrm {
  override write(activity: Parameters<ModelCrm['write']>[0]): string {
    if (this.activities.has(activity.callId) && activity.write === 'first')
      this.doubled.push(activity.callId);
    return super.write(activity);
  }
}

export const PLANTED: readonly PlantedBug[] = [
  {
    guard: 'nothing is acknowledged before it is synced',
    patches: { disk: { answersBeforeSync: true } },
  },
  {
    guard: 'the intent is on disk before MOR is asked',
    patches: {
      ...NO_PATCHES,
      store: (store) =>
        withCalls(store, {
          begin: async (intent) => {
            const { idempotencyKey, call } = intent;
            const known =
              idempotencyKey === undefined
                ? undefined
                : await store.calls.findByKey(call.crm, idempotencyKey);
            if (known) return { kind: 'existing', ...known };
            void store.calls.begin(intent).catch(() => undefined);
            return { kind: 'created' };
          },
        }),
    },
  },
  {
    guard: 'the idempotency key is stored with the intent',
    patches: {
      ...NO_PATCHES,
      store: (store) =>
        withCalls(store, {
          begin: ({ idempotencyKey: _forgotten, ...intent }) => store.calls.begin(intent),
        }),
    },
  },
  {
    guard: 'a key is released only when certainly nothing was sent',
    patches: {
      ...NO_PATCHES,
      store: (store) =>
        withCalls(store, {
          save: (call, options) =>
            store.calls.save(call, call.state === 'unknown' ? { ...options, releaseKey: true } : options),
        }),
    },
  },
  {
    guard: 'no answer from MOR is uncertain, not "not sent"',
    patches: {
      ...NO_PATCHES,
      gateway: (gateway) => ({
        ...gateway,
        async callback(request) {
          const answer = await gateway.callback(request);
          return answer.kind === 'uncertain'
            ? { kind: 'not_sent', reason: 'unreachable', detail: answer.detail }
            : answer;
        },
      }),
    },
  },
  {
    guard: 'callback_init is never sent again',
    patches: {
      ...NO_PATCHES,
      gateway: (gateway) => ({
        ...gateway,
        async callback(request) {
          const answer = await gateway.callback(request);
          return answer.kind === 'uncertain' ? gateway.callback(request) : answer;
        },
      }),
    },
  },
  {
    guard: 'what was being dialled is taken over after a start',
    patches: {
      ...NO_PATCHES,
      store: (store) =>
        withCalls(store, {
          listOpen: async () => (await store.calls.listOpen()).filter(({ state }) => state !== 'dialling'),
        }),
    },
  },
  {
    guard: 'a call enters the outbox in the write that ends it',
    patches: {
      ...NO_PATCHES,
      store: (store, link) =>
        withCalls(store, {
          async save(call, { activityDueMs, ...options } = {}) {
            const saved = await store.calls.save(call, options);
            if (activityDueMs !== undefined && saved === 'saved') {
              await link.write((db) => {
                if (activityDueMs === null) db.due.delete(call.id);
                else db.due.set(call.id, activityDueMs);
              });
            }
            return saved;
          },
        }),
    },
  },
  {
    guard: 'an activity counts as written only when the CRM has said so',
    patches: {
      ...NO_PATCHES,
      connector: (connector) => ({
        ...connector,
        async writeActivity(activity) {
          const result = await connector.writeActivity(activity);
          return result.kind === 'written' ? result : { kind: 'written', id: `act-${activity.callId}` };
        },
      }),
    },
  },
  {
    guard: 'a CRM keeps one activity for each call id',
    patches: { ...NO_PATCHES, crm: () => new ForgetfulCrm() },
  },
  {
    guard: 'a MOR that does not answer is not taken for an empty list',
    patches: {
      ...NO_PATCHES,
      gateway: (gateway) => ({
        ...gateway,
        async activeCalls() {
          const reply = await gateway.activeCalls();
          return reply.ok ? reply : { ok: true, value: [] };
        },
      }),
    },
  },
  {
    guard: 'the time of a call is monotonic',
    patches: { ...NO_PATCHES, steadyIsWall: true },
  },
  ...BETWEEN_NODES,
  ...EDITED,
];
