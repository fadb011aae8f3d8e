import type { Runtime } from '../../app/runtime.ts';
import { createDirectory } from '../../http/admin/directory.ts';
import type { Directory } from '../../http/admin/directory.ts';
import { mappingContext } from '../../http/admin/mapping-context.ts';
import { matchInstance } from '../../http/admin/match.ts';
import type { MatchAnswer } from '../../http/admin/match.ts';
import { counted } from '../../mapping/counted.ts';
import { validateMapping } from '../../mapping/agents/validate.ts';
import type { Answer } from './answer.ts';

type Items = MatchAnswer['items'];

const proposalLines = (crm: string, items: Items): string[] =>
  items.flatMap(({ user, name, confidence, proposal, reasons, conflict }) => {
    const line = [proposal.mor, proposal.username, proposal.device, proposal.source].join('\t');
    return [
      `${confidence.padEnd(7)}${crm}/${user}\t${name}\t${line}\t${reasons.join('; ')}`,
      ...(conflict === undefined ? [] : [`       look at this: ${conflict}`]),
    ];
  });

/** Writes the proposals that are certain and free of conflicts; says what could not be written and why. */
const acceptSure = async (
  crm: string,
  items: Items,
  { runtime, directory, now }: { runtime: Runtime; directory: Directory; now: () => number },
): Promise<{ written: number; refused: { user: string; reason: string }[] }> => {
  const people = new Map((await directory.agents(crm)).map((agent) => [agent.user, agent]));
  const sure = items.filter((item) => item.confidence === 'high' && item.conflict === undefined);
  const rules = mappingContext({ ...runtime, now });
  const refused: { user: string; reason: string }[] = [];
  const changes = sure.flatMap(({ user, proposal, current }) => {
    const { name, email } = people.get(user) ?? {};
    const checked = validateMapping({ name, email, ...current, crm, user, ...proposal }, rules);
    if (checked.ok) return [{ ref: { crm, user }, after: checked.mapping }];
    const reason = checked.errors.map(({ column, message }) => `${column}: ${message}`).join('; ');
    refused.push({ user, reason });
    return [];
  });
  if (changes.length > 0) {
    await runtime.store.mappings.apply(changes, {
      actor: 'cli',
      action: 'mapping.auto-match',
      atMs: now(),
    });
  }
  return { written: changes.length, refused };
};

/** The command waits for the whole answer. */
const ASKING = { asked: () => undefined, isGivenUp: () => false };

/** `users match`: what auto-match proposes; with `accept` the sure proposals are written. */
export const match = async (
  runtime: Runtime,
  { crm, accept, now }: { crm: string; accept: boolean; now: () => number },
): Promise<Answer> => {
  const { crms, mors, store } = runtime;
  const directory = createDirectory({ crms, mappings: store.mappings, now });
  const { items, problems, unmatched } = await matchInstance(crm, { directory, mors }, ASKING);
  const lines = [
    ...proposalLines(crm, items),
    ...problems,
    `${counted(items.length, 'proposal')}, ${counted(unmatched, 'user')} without one`,
  ];
  const data = { crm, proposals: items, problems, unmatched };
  if (!accept) return { code: 0, lines, data };
  const { written, refused } = await acceptSure(crm, items, { runtime, directory, now });
  return {
    code: 0,
    lines: [
      ...lines,
      ...refused.map(({ user, reason }) => `not written: ${crm}/${user}: ${reason}`),
      `${written} written. "users undo" takes them back.`,
    ],
    data: { ...data, written, refused },
  };
};
