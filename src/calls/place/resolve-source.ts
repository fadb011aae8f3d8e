import { sourcesOf } from '../../mapping/agents/mapping.ts';
import type { Mapping } from '../../mapping/agents/mapping.ts';
import { isSameSource } from '../../mapping/agents/source-text.ts';
import type { Origins } from '../../mapping/agents/resolve-agent.ts';
import { checkSource } from '../../mapping/rules/source.ts';
import type { SourceRules } from '../../mapping/rules/source.ts';
import { Problem } from '../problems.ts';
import type { Click } from './click.ts';
import type { MorServer, ResolveDeps } from './resolving.ts';

const chosenSource = (click: Click, mapping: Mapping): string => {
  const sources = sourcesOf(mapping);
  const [first] = sources;
  if (first === undefined) throw new Problem('agent_not_mapped', 'Your mapping has no source number.');
  const { source: asked } = click;
  if (asked === undefined) return first;
  const own = sources.find((source) => isSameSource(source, asked));
  if (own !== undefined) return own;
  throw new Problem('forbidden', `${asked} is not one of your source numbers (${sources.join(', ')}).`);
};

/** The device's extension according to MOR; none if MOR cannot be asked, so that nothing is taken on trust. */
const extensionsOf = async (server: MorServer, device: string): Promise<readonly string[]> => {
  const reply = await server.gateway.device(device);
  return reply.ok && reply.value.username !== undefined ? [reply.value.username] : [];
};

interface SourceInput {
  readonly click: Click;
  readonly mapping: Mapping;
  readonly origins: Origins;
  readonly server: MorServer;
  readonly homeCountries: readonly string[];
}

/** The agent's own telephone for this call, which MOR dials first. Throws Problem when a rule forbids it. */
export const resolveSource = async (input: SourceInput, deps: ResolveDeps): Promise<string> => {
  const { click, mapping, origins, server, homeCountries } = input;
  const source = chosenSource(click, mapping);
  const rules: SourceRules = {
    rules: deps.rules(),
    context: { nowMs: deps.now(), homeCountries },
    isInternal: deps.internal(),
  };
  const isTrusted = origins.source !== 'crm';
  let verdict = checkSource(source, isTrusted ? rules : { ...rules, deviceExtensions: [] });
  if (!verdict.ok && !isTrusted) {
    // Ask MOR only if its answer decides something, so that a click does not wait for it needlessly.
    verdict = checkSource(source, { ...rules, deviceExtensions: await extensionsOf(server, mapping.device) });
  }
  if (verdict.ok) return source;
  throw new Problem(
    verdict.code,
    `Your own number cannot be used: ${verdict.detail}. Ask your administrator.`,
  );
};
