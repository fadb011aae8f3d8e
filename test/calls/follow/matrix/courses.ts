import { CONTACT, course, foreign, OTHER_CONTACT } from './course.ts';
import type { CallPlan, Course } from './course.ts';

const talk: CallPlan = { talkMs: 12_000, outcome: 'answered' };
const busy: CallPlan = { contact: [1_500, 'BUSY', 17], messageMs: 1_500, outcome: 'busy' };
const silent: CallPlan = { contact: [8_000, 'NO ANSWER', 19], outcome: 'no_answer' };
const unheard: CallPlan = { agent: [12_000, 'NO ANSWER', 19], outcome: 'agent_no_answer' };

/** Each begins two seconds after the previous one ended, like an agent who keeps trying to get through. */
const redials = (plans: readonly CallPlan[]): CallPlan[] => {
  let atMs = 0;
  return plans.map((plan) => {
    const one = { ...plan, atMs };
    const { clicks } = course('', [one]);
    atMs = (clicks[0]?.truth.endMs ?? 0) + 2_000;
    return one;
  });
};

export const COURSES: readonly Course[] = [
  course('contact answers', [talk]),
  course('contact answers, long talk', [{ ...talk, talkMs: 150_000 }]),
  course('contact busy', [busy]),
  course('contact does not answer', [silent]),
  course('contact failed', [{ contact: [800, 'FAILED', 34], messageMs: 1_500, outcome: 'failed' }]),
  course('contact rejects', [{ contact: [2_000, 'BUSY', 21], outcome: 'busy' }]),
  course('no rate for the contact', [{ contact: [200, 'FAILED', 203], messageMs: 1_500, outcome: 'failed' }]),
  course('agent does not answer', [unheard]),
  course('agent busy', [{ agent: [500, 'BUSY', 17], outcome: 'agent_no_answer' }]),
  course('agent rejects', [{ agent: [3_000, 'BUSY', 21], outcome: 'agent_no_answer' }]),
  course('agent not registered', [{ agent: [300, 'FAILED', 20], outcome: 'agent_no_answer' }]),
  course('no rate for the source', [{ agent: [200, 'FAILED', 203], outcome: 'failed' }]),
  course('agent gives up while the contact rings', [
    { contact: [5_000, 'NO ANSWER', 487], outcome: 'cancelled' },
  ]),
  course('hang-up by the agent while the contact rings', [
    { contact: [5_000, 'NO ANSWER', 487], hangUp: true, outcome: 'cancelled' },
  ]),
  course('hang-up by the agent during the talk', [{ ...talk, hangUp: true }]),
  course('redial after 2 s, four times busy', redials([busy, busy, busy, busy])),
  course('redial after 2 s until somebody answers', redials([busy, silent, unheard, talk])),
  course('redial after an answered call', redials([talk, talk])),
  course('redial after 2 s to another contact', redials([busy, { ...talk, dst: OTHER_CONTACT }])),
  course('a stranger rings during the talk and finds the line busy', [{ ...talk, talkMs: 30_000 }], {
    others: [foreign({ startMs: 11_000, endMs: 11_500, disposition: 'BUSY' })],
  }),
  course('a stranger rings during the talk and gives up', [{ ...talk, talkMs: 30_000 }], {
    others: [foreign({ startMs: 9_000, endMs: 19_000, disposition: 'NO ANSWER' })],
  }),
  course('a stranger rings while the contact rings', [{ ...silent, contact: [15_000, 'NO ANSWER', 19] }], {
    others: [foreign({ startMs: 5_000, endMs: 12_000, disposition: 'NO ANSWER' })],
  }),
  course('a stranger is answered during the talk', [{ ...talk, talkMs: 40_000 }], {
    others: [foreign({ startMs: 9_000, answerMs: 12_000, endMs: 20_000, disposition: 'ANSWERED' })],
  }),
  course('a stranger is answered right after the call', [busy], {
    others: [foreign({ startMs: 6_000, answerMs: 9_000, endMs: 40_000, disposition: 'ANSWERED' })],
  }),
  course('a colleague rings during the talk', [{ ...talk, talkMs: 30_000 }], {
    others: [foreign({ startMs: 9_000, endMs: 19_000, disposition: 'NO ANSWER', src: '102', device: '13' })],
  }),
  course('agent dials somebody by hand during the talk', [{ ...talk, talkMs: 30_000 }], {
    others: [
      foreign({
        startMs: 9_000,
        answerMs: 12_000,
        endMs: 20_000,
        disposition: 'ANSWERED',
        src: '37060011111',
        dst: '37060099999',
        device: '12',
      }),
    ],
  }),
  course(
    'two open calls of one agent',
    [
      { ...talk, talkMs: 20_000 },
      { ...talk, atMs: 3_000, dst: OTHER_CONTACT, contact: [6_000, 'NO ANSWER', 19], outcome: 'no_answer' },
    ],
    { parallel: true },
  ),
  course(
    'two agents to one contact',
    [
      { ...talk, talkMs: 20_000 },
      { ...busy, atMs: 1_000, user: 'bob', device: '13', src: '37060044444', messageMs: 0 },
    ],
    { parallel: true },
  ),
  course('no destination: the agent keys it in', [{ ...talk, dst: null, entered: '37060077777' }]),
  course('accepted without an id', [{ ...talk, answer: 'without_id' }]),
  course('uncertain answer, then a row', [{ ...talk, answer: 'uncertain' }]),
  course('uncertain answer, contact busy', [{ ...busy, answer: 'uncertain' }]),
  course('transfer during the talk', [
    { ...talk, talkMs: 30_000, legB: { transferred: { atMs: 15_000, dst: '37060088888' } } },
  ]),
  course('the call vanishes from the list for a while', [
    {
      ...talk,
      talkMs: 30_000,
      legA: { unlisted: [12_000, 17_000] },
      legB: { unlisted: [12_000, 17_000] },
    },
  ]),
  course(
    'a FAILED CDR though people talked',
    [{ ...talk, legB: { cdr: { disposition: 'FAILED', seconds: 0 } } }],
    { alsoRight: [] },
  ),
  course('the CDR of leg B comes 25 s after that of leg A', [{ ...talk, legB: { cdrLateMs: 25_000 } }]),
  course('the second provider gets through', [{ ...talk, contact: [6_000, 'ANSWERED', 16] }], {
    others: [
      {
        click: 0,
        side: 'B',
        startMs: 2_200,
        endMs: 3_400,
        src: '37060011111',
        dst: CONTACT,
        device: '12',
        disposition: 'FAILED',
        cause: 34,
      },
    ],
  }),
];

/** Two and a half hours, played where MOR has no list: this once went wrong there. */
export const LONG: Course = course('a talk of two and a half hours', [{ ...talk, talkMs: 9_000_000 }]);
