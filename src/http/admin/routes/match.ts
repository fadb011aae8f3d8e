import { Problem } from '../../../calls/problems.ts';
import { validateMapping } from '../../../mapping/agents/validate.ts';
import { defined } from '../../../defined.ts';
import { saying, withCode } from '../../../vocabulary/message-codes.ts';
import { hideSecrets } from '../mapping-view.ts';
import { begin, event } from '../../stream.ts';
import { matchInstance } from '../match.ts';
import { ANSWERED } from '../route.ts';
import type { AddRoute } from '../route.ts';
import { mappingContext } from '../mapping-context.ts';
import type { MappingDeps } from './mapping.ts';

/** Users between two reports of the progress. */
const TELL_EVERY = 10;

const asMessage = (message: string) => withCode({ message });

/** Auto-match: lists proposals and accepts those that an administrator has checked. */
export const addMatchRoutes = (add: AddRoute, deps: MappingDeps): void => {
  add('GET /mapping/auto-match', async ({ query, res }) => {
    if (!deps.crms.has(query.crm)) {
      throw new Problem('invalid_request', `There is no CRM instance "${query.crm}".`);
    }
    begin(res);
    const asking = {
      isGivenUp: () => res.destroyed,
      asked(done: number, total: number): void {
        if (done % TELL_EVERY === 0 || done === total) {
          res.write(event('progress', String(done), { done, total }));
        }
      },
    };
    try {
      const answer = await matchInstance(query.crm, deps, asking);
      const items = answer.items.map(({ reasons, conflict, current, ...item }) => ({
        ...item,
        reasons: reasons.map(asMessage),
        ...defined({
          conflict: conflict === undefined ? undefined : asMessage(conflict),
          current: current && hideSecrets(current),
        }),
      }));
      res.end(event('done', 'done', { ...answer, items, problems: answer.problems.map(asMessage) }));
    } catch (error) {
      // The head has gone out, so that a refusal is an event as well.
      if (!(error instanceof Problem)) throw error;
      res.end(
        event('failed', 'failed', { code: error.code, detail: error.message, ...saying(error.message) }),
      );
    }
    return ANSWERED;
  });

  add('POST /mapping/auto-match/accept', async ({ body, by }) => {
    const rows = new Map((await deps.directory.rows()).map((row) => [`${row.crm}\n${row.user}`, row]));
    const context = mappingContext(deps);
    const people = new Map(
      await Promise.all(
        [...new Set(body.items.map((item) => item.crm))].map(
          async (crm) =>
            [crm, new Map((await deps.directory.agents(crm)).map((agent) => [agent.user, agent]))] as const,
        ),
      ),
    );
    const errors: { path: string; message: string }[] = [];
    const changes = body.items.flatMap((item) => {
      const before = rows.get(`${item.crm}\n${item.user}`);
      const agent = people.get(item.crm)?.get(item.user);
      const known = { name: agent?.name, email: agent?.email, ...before };
      const checked = validateMapping({ ...known, ...item }, context);
      if (checked.ok) return [{ ref: { crm: item.crm, user: item.user }, after: checked.mapping }];
      errors.push(
        ...checked.errors.map((e) => ({
          path: `${item.crm}/${item.user} ${e.column}`,
          message: e.message,
        })),
      );
      return [];
    });
    if (errors.length > 0) {
      const detail = errors.map((e) => `${e.path}: ${e.message}`).join('; ');
      throw new Problem('invalid_request', detail.slice(0, 2_000), { errors: errors.slice(0, 100) });
    }
    const batch = await deps.mappings.apply(changes, { ...by, action: 'mapping.auto-match' });
    return { changed: changes.length, batch };
  });
};
