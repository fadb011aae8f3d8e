import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Choice } from '../../parts/field.tsx';
import { ErrorNote, Loading, Notice } from '../../parts/notes.tsx';
import { RestartNote } from '../../parts/restart-note.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useLoad } from '../../parts/use-load.ts';
import { fill, texts } from '../../texts.ts';
import type { CrmConnection } from '../../types.ts';
import { Secret } from '../keys/secret.tsx';
import { PackageLink } from './package-link.tsx';

/** What to do with the package, by the CRM's type; another type has none and sends requests of its own. */
const INSTALL: Readonly<Record<string, string>> = {
  suitecrm: texts.setup.package_suitecrm,
  sugarcrm: texts.setup.package_sugarcrm,
  salesforce: texts.setup.package_salesforce,
};
/** Their packages sign each request; the others send a key along. */
const SIGNS = ['suitecrm', 'sugarcrm'];

const snippet = (apiUrl: string): string =>
  [
    `curl -X POST ${apiUrl}/v1/calls \\`,
    `  -H 'Authorization: Bearer THE-KEY' \\`,
    `  -H 'Idempotency-Key: ONE-PER-CLICK' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"user": "AGENT-ID", "number": "+37061234001"}'`,
  ].join('\n');

const Key = ({ crm, onMade }: { crm: CrmConnection; onMade: () => void }) => {
  const [secret, setSecret] = useState<string>();
  const action = useAction();
  const kind = SIGNS.includes(crm.type) ? 'signing' : 'api';
  const isKnown = crm.hasApiKeys + crm.hasSigningSecrets > 0;
  return (
    <section>
      <h3>{texts.setup.key_head}</h3>
      <p class="muted">
        {isKnown ? texts.setup.key_known : kind === 'signing' ? texts.setup.key_signing : texts.setup.key_api}
      </p>
      <button
        type="button"
        class={isKnown ? 'small secondary outline' : 'small'}
        aria-busy={action.busy}
        onClick={() => {
          action.run(async () => {
            setSecret((await api.createKey({ crm: crm.id, kind, label: texts.setup.key_label })).secret);
          });
        }}
      >
        {texts.setup.make_key}
      </button>
      <ErrorNote error={action.error} />
      {secret !== undefined && (
        <Secret
          secret={secret}
          onClose={() => {
            setSecret(undefined);
            onMade();
          }}
        />
      )}
    </section>
  );
};

/** The package that fits this version, or the request to send where there is none. */
const Package = ({ type, apiUrl }: { type: string; apiUrl: string }) => {
  const packages = useLoad('packages', api.packages);
  const install = INSTALL[type];
  if (install === undefined) {
    return (
      <section>
        <h3>{texts.setup.snippet_head}</h3>
        <p class="muted">{texts.setup.snippet_hint}</p>
        <pre>{snippet(apiUrl)}</pre>
      </section>
    );
  }
  const found = packages.data?.items.find((one) => one.type === type);
  return (
    <section>
      <h3>{texts.setup.package_head}</h3>
      <p class="muted">{fill(install, apiUrl)}</p>
      <ErrorNote error={packages.error} />
      {packages.data && !found && <p>{texts.setup.no_package}</p>}
      {found && <PackageLink found={found} />}
    </section>
  );
};

/** Where people open the CRM, as far as its connection says so. */
const pageOrigin = ({ options }: CrmConnection): string | undefined => {
  const { url } = options;
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : undefined;
};

/** Lets the CRM's own pages follow calls. Salesforce's browsers never ask the connector. */
const Origins = ({ crm, onSaved }: { crm: CrmConnection; onSaved: () => void }) => {
  const action = useAction();
  const origin = pageOrigin(crm);
  if (!SIGNS.includes(crm.type) || origin === undefined || crm.origin !== 'stored') return null;
  const { origins } = crm.options;
  const known: readonly unknown[] = Array.isArray(origins) ? origins : [];
  return (
    <section>
      <h3>{texts.setup.origins_head}</h3>
      {known.length > 0 ? (
        <p class="muted">{fill(texts.setup.origins_done, known.map(String).join(', '))}</p>
      ) : (
        <>
          <p class="muted">{fill(texts.setup.origins_open, origin)}</p>
          <button
            type="button"
            class="small"
            aria-busy={action.busy}
            onClick={() => {
              action.run(async () => {
                const options = { ...crm.options, origins: [origin] };
                await api.saveConnection('crms', crm.id, { type: crm.type, options });
                onSaved();
              });
            }}
          >
            {fill(texts.setup.allow_origin, origin)}
          </button>
        </>
      )}
      <ErrorNote error={action.error} />
    </section>
  );
};

/** Everything that must be in place before a click of a CRM can come: key, package or request, page origins. */
export const CrmPages = ({ apiUrl, onChanged }: { apiUrl: string; onChanged: () => void }) => {
  const connections = useLoad('connections', api.connections);
  const [chosen, setChosen] = useState('');
  const { data } = connections;
  if (!data) return connections.error ? <ErrorNote error={connections.error} /> : <Loading />;
  const crms = data.crms.filter(({ id }) => data.active.crms.includes(id));
  const crm = crms.find(({ id }) => id === chosen) ?? crms[0];
  if (!crm) return <Notice>{texts.setup.no_crm}</Notice>;
  const changed = (): void => {
    connections.reload();
    onChanged();
  };
  return (
    <>
      {crms.length > 1 && (
        <Choice
          label={texts.setup.for_crm}
          value={crm.id}
          options={crms.map(({ id }) => [id, id] as const)}
          onValue={setChosen}
        />
      )}
      <Key key={crm.id} crm={crm} onMade={changed} />
      <Package type={crm.type} apiUrl={apiUrl} />
      <Origins crm={crm} onSaved={changed} />
      {data.restartNeeded && <RestartNote olderNodes={data.olderNodes} onDone={changed} />}
    </>
  );
};
