import { dependencyName, foundText } from '../../parts/finding-text.ts';
import { Badge } from '../../parts/notes.tsx';
import type { Overview } from '../../types.ts';
import { texts } from '../../texts.ts';

/** Whether everything that a call needs is available. */
export const HealthList = ({ health }: { health: Overview['health'] }) => (
  <ul class="health" aria-label={texts.overview.health}>
    {health.map((one) => (
      <li key={one.name}>
        <Badge tone={one.ok ? 'good' : 'bad'}>{one.ok ? texts.overview.ok : texts.overview.down}</Badge>
        <strong>{dependencyName(one.name)}</strong>
        <span class="muted">{foundText(one).detail}</span>
        {!one.ok && <a href="/admin/check">{texts.overview.find_out_why}</a>}
      </li>
    ))}
  </ul>
);
