import { Problem } from '../../../calls/problems.ts';
import { AdminReply } from '../route.ts';
import type { StreamRegistry } from '../../stream-registry.ts';
import type { AddRoute, By } from '../route.ts';

interface KeyView {
  readonly id: string;
  readonly crm: string;
  readonly kind: 'api' | 'signing';
  readonly label: string;
}

interface NewSecret {
  readonly id: string;
  readonly secret: string;
}

export interface KeysDeps {
  readonly crms: ReadonlyMap<string, unknown>;
  /** Keys of the configuration file: shown here, but changed in the file. */
  readonly fileKeys: readonly KeyView[];
  readonly keys: {
    list(): readonly (KeyView & { readonly createdAt: string; readonly lastUsedAt?: string })[];
    create(key: Omit<KeyView, 'id'>, by: By): Promise<NewSecret>;
    rotate(id: string, by: By): Promise<NewSecret | undefined>;
    revoke(id: string, by: By): Promise<boolean>;
  };
  /** Closes what a revoked key opened. */
  readonly streams: Pick<StreamRegistry, 'closeKey'>;
}

/** API keys and signing secrets; each secret is shown only once, in the answer that creates it. */
export const addKeyRoutes = (add: AddRoute, deps: KeysDeps): void => {
  const missing = (id: string): Problem =>
    deps.fileKeys.some((key) => key.id === id)
      ? new Problem('forbidden', 'This key is in the configuration file; change it there.')
      : new Problem('not_found', 'There is no such key.');

  add('GET /keys', () => ({
    items: [
      ...deps.fileKeys.map((key) => ({ ...key, origin: 'file' as const })),
      ...deps.keys.list().map((key) => ({ ...key, origin: 'stored' as const })),
    ],
  }));

  add('POST /keys', async ({ body, by }) => {
    if (!deps.crms.has(body.crm)) {
      throw new Problem('invalid_request', `There is no CRM instance "${body.crm}".`);
    }
    return new AdminReply(201, await deps.keys.create(body, by));
  });

  add('POST /keys/:id/rotate', async ({ params, by }) => {
    const { id } = params;
    const made = await deps.keys.rotate(id, by);
    if (!made) throw missing(id);
    // The streams reconnect with either key and then end when that key does.
    deps.streams.closeKey(id);
    return made;
  });

  add('DELETE /keys/:id', async ({ params, by }) => {
    const { id } = params;
    if (!(await deps.keys.revoke(id, by))) throw missing(id);
    deps.streams.closeKey(id);
  });
};
