import { useState } from 'preact/hooks';
import { BULK_COLUMNS, describeColumn, isFlagColumn } from '../../../../vocabulary/column-lists.ts';
import { api } from '../../endpoints.ts';
import { Choice, Field } from '../../parts/field.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { CountryField } from '../../parts/schema/country-field.tsx';
import { plainText } from '../../parts/schema/fields.ts';
import { useAction } from '../../parts/use-action.ts';
import { columnText, yesOrNo } from '../../parts/words.ts';
import type { AgentRef } from '../../types.ts';
import { fill, plural, texts } from '../../texts.ts';

/** Switches first: agents are enabled and disabled more often than lines change. */
const COLUMNS = BULK_COLUMNS.toSorted((a, b) => Number(isFlagColumn(b)) - Number(isFlagColumn(a)));
const YES_OR_NO = [true, false].map((isOn) => [String(isOn), yesOrNo(isOn)] as const);

/** A line without these is none. */
const REQUIRED: readonly string[] = BULK_COLUMNS.filter((name) => describeColumn(name).kind === 'line');

interface BulkProps {
  readonly refs: readonly AgentRef[];
  readonly mors: readonly string[];
  readonly onDone: (message: string) => void;
  readonly onClear: () => void;
}

export const BulkEdit = ({ refs, mors, onDone, onClear }: BulkProps) => {
  const [column, setColumn] = useState<string>('enabled');
  const [text, setText] = useState('');
  const [isOn, setIsOn] = useState('true');
  const action = useAction();
  const isSwitch = isFlagColumn(column);
  return (
    <form
      class="bulk"
      aria-label={texts.mapping.change_the_chosen_agents}
      onSubmit={(event) => {
        event.preventDefault();
        action.run(async () => {
          const value = isSwitch ? isOn === 'true' : text.trim() || null;
          const { changed } = await api.bulk(refs, { [column]: value });
          onDone(plural(texts.mapping.rows_were_changed, changed));
        });
      }}
    >
      <strong>{fill(texts.mapping.chosen, refs.length)}</strong>
      <Choice
        label={texts.mapping.bulk_set}
        value={column}
        options={COLUMNS.map((name) => [name, columnText(name).label] as const)}
        onValue={(name) => {
          setColumn(name);
          setText(name === 'mor' ? (mors[0] ?? '') : '');
        }}
      />
      {isSwitch ? (
        <Choice label={texts.mapping.bulk_to} value={isOn} options={YES_OR_NO} onValue={setIsOn} />
      ) : column === 'mor' ? (
        <Choice
          label={texts.mapping.bulk_to}
          value={text}
          options={mors.map((id) => [id, id] as const)}
          onValue={setText}
        />
      ) : column === 'country' ? (
        <CountryField
          label={texts.mapping.bulk_to}
          hint={texts.mapping.empty_remove_it}
          error={undefined}
          disabled={false}
          chosen={text === '' ? [] : [text]}
          set={(code) => {
            setText(plainText(code));
          }}
          isSingle
        />
      ) : (
        <Field
          label={texts.mapping.bulk_to}
          value={text}
          onValue={setText}
          placeholder={REQUIRED.includes(column) ? '' : texts.mapping.empty_remove_it}
          required={REQUIRED.includes(column)}
        />
      )}
      <button type="submit" class="small" aria-busy={action.busy}>
        {texts.mapping.bulk_change}
      </button>
      <button type="button" class="small secondary outline" onClick={onClear}>
        {texts.mapping.choose_none}
      </button>
      <ErrorNote error={action.error} />
    </form>
  );
};
