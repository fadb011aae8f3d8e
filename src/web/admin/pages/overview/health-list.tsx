import { Badge } from '../../parts/notes.tsx';
import type { Overview } from '../../types.ts';
import { texts } from '../../texts.ts';

/** `mor main` as people write it. */
const nameText = (name: string): string =>
  name === 'database' ? texts.overview.database : name.replace(/^mor /, 'MOR ').replace(/^crm /, 'CRM ');

/** Whether everything that a call needs is available. */
export const HealthList = ({ health }: { health: Overview['health'] }) => (
  <ul class="health" aria-label={texts.overview.health}>
    {health.map((one) => (
      <li key={one.name}>
        <Badge tone={one.ok ? 'good' : 'bad'}>{one.ok ? texts.overview.ok : texts.overview.down}</Badge>
        <strong>{nameText(one.name)}</strong>
        <span class="muted">{one.detail}</span>
        {!one.ok && <a href="/admin/check">{texts.overview.find_out_why}</a>}
      </li>
    ))}
  </ul>
);
