import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Check, Choice } from '../../parts/field.tsx';
import { messageText } from '../../parts/finding-text.ts';
import { Badge, ErrorNote, Loading } from '../../parts/notes.tsx';
import { Table } from '../../parts/table.tsx';
import { useAction } from '../../parts/use-action.ts';
import type { Proposal } from '../../types.ts';
import { keyOf } from './mapping-table.tsx';
import { useMatches } from './use-matches.ts';
import { fill, plural, texts } from '../../texts.ts';

const CONFIDENCE = {
  high: texts.mapping.high,
  medium: texts.mapping.medium,
  low: texts.mapping.low,
} as const;
const TONES = { high: 'good', medium: 'warn', low: 'plain' } as const;

const lineText = ({ mor, username, device, source }: Proposal['proposal']): string =>
  fill(texts.mapping.line_with_mor, username, device, source, mor);

const currentText = (current: Proposal['current']): string =>
  current === undefined
    ? texts.common.none
    : fill(texts.mapping.line_text, current.username, current.device, current.source);

interface MatchProps {
  readonly crms: readonly string[];
  readonly onDone: (message: string) => void;
  readonly onCancel: () => void;
}

/** Proposals from MOR's users and devices, each with its reason; nothing changes until accepted. */
export const AutoMatch = ({ crms, onDone, onCancel }: MatchProps) => {
  const [chosen, setChosen] = useState('');
  const crm = chosen || (crms[0] ?? '');
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const action = useAction();
  const proposals = useMatches(crm);
  const { done, total } = proposals.progress;
  const items = proposals.data?.items ?? [];
  // A person must tick the doubtful ones.
  const startsTicked = (row: Proposal): boolean => row.conflict === undefined && row.confidence !== 'low';
  const isTicked = (row: Proposal): boolean => startsTicked(row) !== dropped.has(keyOf(row));
  const ticked = items.filter(isTicked);

  const toggle = (rows: readonly Proposal[], isOn: boolean): void => {
    setDropped((before) => {
      const next = new Set(before);
      for (const row of rows) {
        if (startsTicked(row) === isOn) next.delete(keyOf(row));
        else next.add(keyOf(row));
      }
      return next;
    });
  };
  const accept = (): void => {
    action.run(async () => {
      const chosen = ticked.map(({ crm: c, user, proposal }) => ({ crm: c, user, ...proposal }));
      const { changed } = await api.acceptMatches(chosen);
      onDone(plural(texts.mapping.agents_have_the_proposed_line, changed));
    });
  };

  return (
    <section aria-labelledby="auto-match">
      <h2 id="auto-match">{texts.mapping.auto_match}</h2>
      {crms.length > 1 && (
        <Choice label="CRM" value={crm} options={crms.map((id) => [id, id] as const)} onValue={setChosen} />
      )}
      {!proposals.data && !proposals.error && crm !== '' && (
        <div role="status">
          <Loading text={texts.mapping.asking_mor_for_its_users} />
          {total > 0 && (
            <>
              <progress aria-label={texts.mapping.asking_mor_for_its_users} value={done} max={total} />
              <p class="muted">{fill(texts.mapping.matching_progress, done, total)}</p>
            </>
          )}
        </div>
      )}
      <ErrorNote error={proposals.error ?? action.error} />
      {proposals.data && (
        <>
          <p role="status">
            {plural(texts.mapping.proposals, items.length)}
            {proposals.data.unmatched > 0 &&
              ` ${plural(texts.mapping.for_of_the_users_nothing, proposals.data.unmatched)}`}
          </p>
          {proposals.data.problems.map((problem) => (
            <div key={problem.message} class="note warn" role="status">
              <p>{messageText(problem)}</p>
            </div>
          ))}
          <Table
            caption={texts.mapping.proposed_lines}
            empty={texts.mapping.there_is_nothing_to_propose}
            rows={items}
            rowKey={keyOf}
            columns={[
              {
                head: (
                  <Check
                    label={texts.mapping.tick_all}
                    hideLabel
                    checked={items.length > 0 && ticked.length === items.length}
                    onValue={(isOn) => {
                      toggle(items, isOn);
                    }}
                  />
                ),
                cell: (row) => (
                  <Check
                    label={fill(texts.mapping.accept_the_line_for, row.name)}
                    hideLabel
                    checked={isTicked(row)}
                    onValue={(isOn) => {
                      toggle([row], isOn);
                    }}
                  />
                ),
              },
              { head: texts.mapping.crm_user, cell: (row) => row.name },
              { head: texts.mapping.proposed_line, cell: (row) => lineText(row.proposal) },
              { head: texts.mapping.now, cell: (row) => currentText(row.current) },
              {
                head: texts.mapping.confidence,
                cell: (row) => <Badge tone={TONES[row.confidence]}>{CONFIDENCE[row.confidence]}</Badge>,
              },
              {
                head: texts.common.why,
                cell: (row) => (
                  <>
                    {row.reasons.map(messageText).join('; ')}
                    {row.conflict && <p class="cure">{messageText(row.conflict)}</p>}
                  </>
                ),
              },
            ]}
          />
        </>
      )}
      <div class="buttons">
        {items.length > 0 && (
          <button type="button" disabled={ticked.length === 0} aria-busy={action.busy} onClick={accept}>
            {plural(texts.mapping.accept_lines, ticked.length)}
          </button>
        )}
        <button type="button" class="secondary" onClick={onCancel}>
          {texts.common.back}
        </button>
      </div>
    </section>
  );
};
