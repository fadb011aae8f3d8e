import { useState } from 'preact/hooks';
import { BULK_COLUMNS, describeColumn, isFlagColumn } from '../../../../vocabulary/column-lists.ts';
import { api } from '../../endpoints.ts';
import { Choice, Field } from '../../parts/field.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { useAction } from '../../parts/use-action.ts';
import { yesOrNo } from '../../parts/words.ts';
import type { AgentRef } from '../../types.ts';

/** Switches first: agents are enabled and disabled more often than lines change. */
const COLUMNS = BULK_COLUMNS.toSorted((a, b) => Number(isFlagColumn(b)) - Number(isFlagColumn(a)));
const YES_OR_NO = [true, false].map((isOn) => [String(isOn), yesOrNo(isOn)] as const);

interface BulkProps {
  readonly refs: readonly AgentRef[];
  readonly onDone: (message: string) => void;
  readonly onClear: () => void;
}

export const BulkEdit = ({ refs, onDone, onClear }: BulkProps) => {
  const [column, setColumn] = useState<string>('enabled');
  const [text, setText] = useState('');
  const [isOn, setIsOn] = useState('true');
  const action = useAction();
  const isSwitch = isFlagColumn(column);
  return (
    <form
      class="bulk"
      aria-label="Change the chosen agents"
      onSubmit={(event) => {
        event.preventDefault();
        action.run(async () => {
          const value = isSwitch ? isOn === 'true' : text.trim() || null;
          const { changed } = await api.bulk(refs, { [column]: value });
          onDone(`${changed} ${changed === 1 ? 'row was' : 'rows were'} changed.`);
        });
      }}
    >
      <strong>{refs.length} chosen</strong>
      <Choice
        label="Set"
        value={column}
        options={COLUMNS.map((name) => [name, describeColumn(name).label] as const)}
        onValue={setColumn}
      />
      {isSwitch ? (
        <Choice label="to" value={isOn} options={YES_OR_NO} onValue={setIsOn} />
      ) : (
        <Field label="to" value={text} onValue={setText} placeholder="empty: remove it" />
      )}
      <button type="submit" class="small" aria-busy={action.busy}>
        Change
      </button>
      <button type="button" class="small secondary outline" onClick={onClear}>
        Choose none
      </button>
      <ErrorNote error={action.error} />
    </form>
  );
};
