import { randomUUID } from 'node:crypto';
import type { Call, TimelineEntry } from '../calls/call/call.ts';
import { defined } from '../defined.ts';
import type { CallState } from '../vocabulary/call-states.ts';
import type { Outcome } from '../vocabulary/outcomes.ts';
import type { ProblemCode } from '../vocabulary/problem-codes.ts';
import type { Mapping } from '../mapping/agents/mapping.ts';

interface HistoryContact {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

const DAYS = 14;
const CALLS_A_DAY = 46;
const FIRST_HOUR = 7;
const HOURS = 11;

/** Contacts of the demo CRM whose numbers are as they would have been dialled. */
const CONTACTS: readonly HistoryContact[] = [
  { id: 'ona', name: 'Ona Petrauskaitė', number: '+37061234001' },
  { id: 'james', name: 'James Carter', number: '+442079460002' },
  { id: 'greta', name: 'Greta Schäfer', number: '+493020003003' },
  { id: 'emily', name: 'Emily Johnson', number: '+12127365004' },
  { id: 'marta', name: 'Marta Wiśniewska', number: '+48606123011' },
  { id: 'lucia', name: 'Lucía Fernández', number: '+34912345014' },
];

const OUTCOMES: readonly (readonly [number, Outcome, number | undefined])[] = [
  [0.58, 'answered', 16],
  [0.76, 'no_answer', 19],
  [0.86, 'busy', 17],
  [0.92, 'agent_no_answer', 19],
  [0.96, 'cancelled', 16],
  [0.99, 'failed', 34],
  [1, 'unknown', undefined],
];

interface HistoryRefusal {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly contact: Pick<HistoryContact, 'id' | 'name'> & { readonly number: string | null };
}

const REFUSALS: readonly HistoryRefusal[] = [
  {
    code: 'do_not_call',
    detail: 'Luca Rossi is marked as do not call in the CRM.',
    contact: { id: 'luca', name: 'Luca Rossi', number: '+390669821001' },
  },
  {
    code: 'destination_blocked',
    detail: '+37090012345 is a premium-rate number, which the dial rules exclude.',
    contact: { id: 'laima', name: 'Laimos linija', number: '+37090012345' },
  },
  {
    code: 'number_invalid',
    detail: 'Phone "01 23 4" cannot be dialled: it has too few digits for France; is the area code missing?',
    contact: { id: 'pierre', name: 'Pierre Dubois', number: null },
  },
  {
    code: 'no_telephone_number',
    detail: 'None of its telephone fields is filled in.',
    contact: { id: 'sofia', name: 'Sofia Lindqvist', number: null },
  },
];

/** The same numbers each time: a demo that looks another way at each start confuses. */
const createRandom = (): (() => number) => {
  let state = 20_261;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const iso = (ms: number): string => new Date(ms).toISOString();

const refused = (base: Call, atMs: number, { code, detail, contact }: HistoryRefusal): Call => ({
  ...base,
  record: { type: 'Contact', id: contact.id },
  contactName: contact.name,
  destination: contact.number,
  dialled: { src: base.dialled.src, dst: null },
  state: 'refused',
  refusal: { code, detail },
  endedAt: iso(atMs),
  timeline: [...base.timeline, { at: iso(atMs), state: 'refused', by: 'connector', detail }],
});

const ended = (base: Call, atMs: number, random: () => number): Call => {
  const roll = random();
  const [, outcome, hangupCause] = OUTCOMES.find(([upTo]) => roll <= upTo) ?? [1, 'unknown', undefined];
  const entries: TimelineEntry[] = [...base.timeline];
  let clockMs = atMs;
  const step = (state: CallState, afterMs: number): void => {
    clockMs += afterMs;
    entries.push({
      at: iso(clockMs),
      state,
      by: state === 'accepted' ? 'mor' : state === 'ended' ? 'cdr' : 'live',
    });
  };
  step('accepted', 60 + random() * 200);
  const acceptedAt = iso(clockMs);
  step('agent_ringing', 500 + random() ** 2 * 3_000);
  let answeredAt: string | undefined;
  let talkSeconds = 0;
  if (outcome !== 'agent_no_answer') {
    step('contact_ringing', 2_000 + random() * 4_000);
    if (outcome === 'answered') {
      step('connected', 3_000 + random() * 12_000);
      answeredAt = iso(clockMs);
      talkSeconds = Math.round(20 + random() ** 2 * 900);
    }
  }
  step('ended', talkSeconds * 1_000 + (talkSeconds > 0 ? 0 : 15_000));
  return {
    ...base,
    state: 'ended',
    outcome,
    acceptedAt,
    endedAt: iso(clockMs),
    talkSeconds,
    ...defined({ answeredAt, hangupCause }),
    activity: { state: 'written', id: `demo-${base.id.slice(0, 8)}`, writtenAt: iso(clockMs + 400) },
    timeline: entries,
    // Both legs were in the list of active calls, as the timeline says.
    following: {
      ...base.following,
      ...defined({ legBSeen: entries.some(({ state }) => state === 'contact_ringing') || undefined }),
    },
  };
};

/** Two weeks of calls of the mapped agents, oldest first; the newest few have an activity that was given up. */
export const demoHistory = (rows: readonly Mapping[], nowMs: number): Call[] => {
  const random = createRandom();
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() ** 1.4 * items.length)];
  const calls: Call[] = [];
  for (let day = DAYS; day >= 0; day -= 1) {
    // The demo is looked at where it runs, so its office hours are those of this machine's zone.
    const start = new Date(nowMs);
    start.setHours(0, 0, 0, 0);
    start.setDate(start.getDate() - day);
    const startMs = start.getTime();
    const isWeekend = [0, 6].includes(start.getDay());
    for (let n = 0; n < (isWeekend ? 4 : CALLS_A_DAY); n += 1) {
      // More in the middle of the morning and of the afternoon than at the edges.
      const atMs = startMs + Math.floor((FIRST_HOUR + ((random() + random()) / 2) * HOURS) * 3_600_000);
      const row = pick(rows);
      const contact = pick(CONTACTS);
      if (!row || !contact || atMs > nowMs - 3_600_000) continue;
      const base: Call = {
        id: randomUUID(),
        version: 5,
        state: 'requested',
        crm: row.crm,
        user: row.user,
        record: { type: 'Contact', id: contact.id },
        contactName: contact.name,
        source: row.source.split(';')[0] ?? '',
        destination: contact.number,
        dialled: { src: row.source.split(';')[0] ?? '', dst: contact.number.slice(1) },
        mor: { server: row.mor, username: row.username, device: row.device },
        createdAt: iso(atMs),
        activity: { state: 'none' },
        timeline: [{ at: iso(atMs), state: 'requested', by: 'agent' }],
        following: { uniqueIds: [] },
      };
      const refusal = random() < 0.06 ? pick(REFUSALS) : undefined;
      calls.push(refusal ? refused(base, atMs + 20, refusal) : ended(base, atMs, random));
    }
  }
  const last = calls.findLastIndex((call) => call.state === 'ended');
  return calls.map((call, index) =>
    index === last
      ? {
          ...call,
          activity: { state: 'dead', attempts: 3, error: 'Another user had locked the contact. Retry it.' },
        }
      : call,
  );
};
