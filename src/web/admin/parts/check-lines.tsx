import type { CheckLine } from '../types.ts';
import { Badge } from './notes.tsx';
import { texts } from '../texts.ts';

const Verdict = ({ line }: { line: CheckLine }) => {
  if (!line.ok) return <Badge tone="bad">{texts.parts.wrong}</Badge>;
  return line.warn ? (
    <Badge tone="warn">{texts.parts.note}</Badge>
  ) : (
    <Badge tone="good">{texts.parts.ok}</Badge>
  );
};

/** Self-check lines: what is in order, and cures for the rest. */
export const CheckLines = ({ lines }: { lines: readonly CheckLine[] }) => (
  <ul class="check-lines">
    {lines.map((line, at) => (
      <li key={at}>
        <Verdict line={line} />
        <div>
          <strong>{line.link}</strong>
          <p>{line.detail}</p>
          {line.cure && <p class="cure">{line.cure}</p>}
        </div>
      </li>
    ))}
  </ul>
);
