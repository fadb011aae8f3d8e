import type { Edit, PlantedBug } from './planted.ts';
import { NO_PATCHES } from './sim/patches.ts';

const edited = (guard: string, nodes: number, edit: Edit): PlantedBug => ({
  guard,
  nodes,
  patches: NO_PATCHES,
  edit,
});

/** Guards inside the product that no port reaches: those between nodes, and those for incoming calls. */
export const EDITED: readonly PlantedBug[] = [
  edited('a node that was taken for dead goes on as a new one', 3, {
    file: 'src/nodes/roster.ts',
    from: 'if (!(await shared.beat(this.#id))) await this.#beginAnew();',
    to: 'await shared.beat(this.#id);',
  }),
  edited('a node is dead only when its beat stands still', 3, {
    file: 'src/nodes/census.ts',
    from: 'return before.looks >= FEWEST_LOOKS && nowMs - before.sinceMs >= DEAD_AFTER_MS;',
    to: 'return true;',
  }),
  edited('the lease of a dead node is taken over', 3, {
    file: 'src/nodes/roster.ts',
    from: 'this.#census.dead(others);',
    to: 'this.#census.dead(others.slice(others.length));',
  }),
  edited('what a living node is dialling is left alone', 3, {
    file: 'src/calls/book.ts',
    from: 'hasNodes ? await nodes?.() : undefined',
    to: 'new Set()',
  }),
  edited('a write that came too late is done again on the newer call', 3, {
    file: 'src/calls/book.ts',
    from: 'before = await readAgain(id, before);',
    to: 'return before;',
  }),
  edited('calls of other nodes are read when they change', 3, {
    file: 'src/upkeep/take-over.ts',
    from: 'void reread(change.calls);',
    to: 'void reread([]);',
  }),
  edited('what comes from an agent is no call that comes in', 1, {
    file: 'src/calls/inbound/intake.ts',
    from: '.filter((row) => !lines.isFromAgent(row))',
    to: '',
  }),
  edited('what rings where a callback rings is taken for that', 1, {
    file: 'src/calls/inbound/young.ts',
    from: 'rangAtMs.size > 0 &&',
    to: 'rangAtMs.size < 0 &&',
  }),
  edited('all telephones that one caller rings are one call', 1, {
    file: 'src/calls/inbound/desk-memory.ts',
    from: 'const isTheirs = known && isSameCaller(',
    to: 'const isTheirs = known && known.keys.size < 0 && isSameCaller(',
  }),
  edited('who dials again after talking is another call', 1, {
    file: 'src/calls/inbound/desk-memory.ts',
    from: 'if (isAnswered) return absentSinceMs !== undefined || goneSince !== undefined;',
    to: 'if (isAnswered) return false;',
  }),
  edited('a call that rang before the start goes on', 1, {
    file: 'src/calls/inbound/intake.ts',
    from: 'clock.begin(call);\n        desks.get(call.crm)?.resume(call);',
    to: 'clock.begin(call);',
  }),
  edited('a callback does not hide who of a group answered', 1, {
    file: 'src/calls/inbound/desk-memory.ts',
    from: ' && row.did === undefined) return undefined;',
    to: ') return undefined;',
  }),
  edited('the time of a call that comes in is monotonic', 1, {
    file: 'src/calls/inbound/intake.ts',
    from: 'Date.parse(createdAt) - clock.shiftOf(id);',
    to: 'Date.parse(createdAt) + 0 * clock.shiftOf(id);',
  }),
  edited('a caller was missed only where MOR has said so', 1, {
    file: 'src/calls/inbound/intake.ts',
    from: 'if (isDecided(call) && isTold) return true;',
    to: 'return true;',
  }),
  edited('the activity of a call belongs to who talked', 1, {
    file: 'src/calls/inbound/fold.ts',
    from: 'const owner = talker(agents);',
    to: 'const owner = agents[0];',
  }),
  edited('a missed call is done only when its task is written', 1, {
    file: 'src/calls/outbox/lane.ts',
    from: 'tasks?.after(call).catch(broken)',
    to: '(tasks?.after(call), undefined)',
  }),
  edited('a caller whom the CRM did not name is looked up again after the write', 1, {
    file: 'src/calls/outbox/settle.ts',
    from: 'if (callers?.owes(call) !== true || ageMs',
    to: 'if (ageMs >= 0 || ageMs',
  }),
  edited('a caller whom the CRM did not name is looked up before the write', 1, {
    file: 'src/calls/outbox/lane.ts',
    from: 'await callers?.ask(owing);',
    to: '',
  }),
];
