import { useState } from 'preact/hooks';
import { api } from '../../endpoints.ts';
import { Check, Choice } from '../../parts/field.tsx';
import { Badge, ErrorNote, Loading } from '../../parts/notes.tsx';
import { Table } from '../../parts/table.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useLoad } from '../../parts/use-load.ts';
import type { Proposal } from '../../types.ts';
import { keyOf } from './mapping-table.tsx';

const TONES = { high: 'good', medium: 'warn', low: 'plain' } as const;

const lineText = ({ mor, username, device, source }: Proposal['proposal']): string =>
  `${username}, device ${device}, source ${source} (${mor})`;

const currentText = (current: Proposal['current']): string =>
  current === undefined ? 'none' : `${current.username}, device ${current.device}, source ${current.source}`;

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
  const proposals = useLoad(crm, () => api.autoMatch(crm));
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
      onDone(`${changed} ${changed === 1 ? 'agent has' : 'agents have'} the proposed line now.`);
    });
  };

  return (
    <section aria-labelledby="auto-match">
      <h2 id="auto-match">Auto-match</h2>
      {crms.length > 1 && (
        <Choice label="CRM" value={crm} options={crms.map((id) => [id, id] as const)} onValue={setChosen} />
      )}
      {proposals.loading && <Loading text="Asking MOR for its users and devices" />}
      <ErrorNote error={proposals.error ?? action.error} />
      {proposals.data && (
        <>
          <p role="status">
            {items.length === 1 ? '1 proposal' : `${items.length} proposals`}.
            {proposals.data.unmatched > 0 &&
              ` For ${proposals.data.unmatched} of the users nothing fitting was found in MOR.`}
            {proposals.data.truncated && ' There are more; accept these and match again.'}
          </p>
          {proposals.data.problems.map((problem) => (
            <div key={problem} class="note warn" role="status">
              <p>{problem}</p>
            </div>
          ))}
          <Table
            caption="Proposed lines"
            empty="There is nothing to propose: every user who was found in MOR has that line already."
            rows={items}
            rowKey={keyOf}
            columns={[
              {
                head: (
                  <Check
                    label="Tick all"
                    hideLabel
                    checked={items.length > 0 && ticked.length === items.length}
                    onValue={(isOn) => {
                      toggle(items, isOn);
                    }}
                  />
                ),
                cell: (row) => (
                  <Check
                    label={`Accept the line for ${row.name}`}
                    hideLabel
                    checked={isTicked(row)}
                    onValue={(isOn) => {
                      toggle([row], isOn);
                    }}
                  />
                ),
              },
              { head: 'CRM user', cell: (row) => row.name },
              { head: 'Proposed line', cell: (row) => lineText(row.proposal) },
              { head: 'Now', cell: (row) => currentText(row.current) },
              {
                head: 'Confidence',
                cell: (row) => <Badge tone={TONES[row.confidence]}>{row.confidence}</Badge>,
              },
              {
                head: 'Why',
                cell: (row) => (
                  <>
                    {row.reasons.join('; ')}
                    {row.conflict && <p class="cure">{row.conflict}</p>}
                  </>
                ),
              },
            ]}
          />
        </>
      )}
      <div class="buttons">
        <button type="button" disabled={ticked.length === 0} aria-busy={action.busy} onClick={accept}>
          Accept {ticked.length} {ticked.length === 1 ? 'line' : 'lines'}
        </button>
        <button type="button" class="secondary" onClick={onCancel}>
          Back
        </button>
      </div>
    </section>
  );
};
