import type { CheckLine } from '../types.ts';
import { Badge } from './notes.tsx';

/** Self-check lines: what is in order, and what to do about the rest. */
export const CheckLines = ({ lines }: { lines: readonly CheckLine[] }) => (
  <ul class="check-lines">
    {lines.map((line, at) => (
      <li key={at}>
        <Badge tone={line.ok ? 'good' : 'bad'}>{line.ok ? 'ok' : 'wrong'}</Badge>
        <div>
          <strong>{line.link}</strong>
          <p>{line.detail}</p>
          {line.cure && <p class="cure">{line.cure}</p>}
        </div>
      </li>
    ))}
  </ul>
);
