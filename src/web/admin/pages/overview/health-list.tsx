import { Badge } from '../../parts/notes.tsx';
import type { Overview } from '../../types.ts';

/** `mor main` as people write it. */
const nameText = (name: string): string =>
  name.replace(/^mor /, 'MOR ').replace(/^crm /, 'CRM ').replace(/^d/, 'D');

/** Whether everything that a call needs is available. */
export const HealthList = ({ health }: { health: Overview['health'] }) => (
  <ul class="health" aria-label="Health">
    {health.map((one) => (
      <li key={one.name}>
        <Badge tone={one.ok ? 'good' : 'bad'}>{one.ok ? 'ok' : 'down'}</Badge>
        <strong>{nameText(one.name)}</strong>
        <span class="muted">{one.detail}</span>
        {!one.ok && <a href="/admin/check">Find out why</a>}
      </li>
    ))}
  </ul>
);
