import { Problem } from '../../../calls/problems.ts';
import type { StreamRegistry } from '../../stream-registry.ts';
import type { AddRoute, By } from '../route.ts';
import type { Sessions } from '../sessions.ts';

export interface OwnKeysDeps {
  /** The keys that can be replaced: `tokens`, `sessions`, `vault`. */
  readonly names: readonly string[];
  /** Rejects with `not_supported` where the operator has to make the key. */
  readonly rotate: (name: string, by: By) => Promise<void>;
  readonly streams: Pick<StreamRegistry, 'closeTokens'>;
  readonly sessions: Pick<Sessions, 'sweep'>;
}

/** The connector's own keys: none is ever shown, and each can be replaced. */
export const addOwnKeyRoutes = (add: AddRoute, deps: OwnKeysDeps): void => {
  add('POST /own-keys/:name/rotate', async ({ params, by }) => {
    const { name } = params;
    if (!deps.names.includes(name)) {
      throw new Problem('not_found', `The connector has no key of its own called ${name}.`);
    }
    await deps.rotate(name, by);
    if (name === 'tokens') deps.streams.closeTokens();
    if (name === 'sessions') await deps.sessions.sweep();
  });
};
