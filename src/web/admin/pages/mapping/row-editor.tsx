import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { describeColumn } from '../../../../vocabulary/column-lists.ts';
import { columnText } from '../../parts/words.ts';
import { ApiError } from '../../../shared/problem.ts';
import { api } from '../../endpoints.ts';
import { Check, Choice, Field } from '../../parts/field.tsx';
import { ErrorNote } from '../../parts/notes.tsx';
import { CountryField } from '../../parts/schema/country-field.tsx';
import { plainText } from '../../parts/schema/fields.ts';
import { useAction } from '../../parts/use-action.ts';
import { useDebounced } from '../../parts/use-debounced.ts';
import type { AgentRef, Mapping } from '../../types.ts';
import { FORM_FLAGS, MAIN_TEXTS, MORE_TEXTS, bodyOf, formOf, isWhole } from './row-form.ts';
import type { FormText } from './row-form.ts';
import { fill, texts } from '../../texts.ts';
import { messageText } from '../../parts/finding-text.ts';

const TYPING_MS = 500;

type Messages = Readonly<Record<string, string>>;

const messagesOf = (error: unknown): Messages =>
  error instanceof ApiError
    ? Object.fromEntries(
        (error.body.errors ?? []).map((e) => [e.path.split('.').at(-1) ?? e.path, messageText(e)]),
      )
    : {};

interface EditorProps {
  readonly agent: AgentRef;
  readonly row: Mapping | undefined;
  readonly mors: readonly string[];
  readonly onSaved: () => void;
  readonly onCancel: () => void;
  /** Who it is for, where that is still to be said. */
  readonly children?: ComponentChildren;
}

/** One row in place; what is typed is checked against MOR while typing. */
export const RowEditor = ({ agent, row, mors, onSaved, onCancel, children }: EditorProps) => {
  const [typed, setTyped] = useState(() => formOf(row));
  // The list may arrive after the form is open.
  const form = typed.mor === '' ? { ...typed, mor: mors[0] ?? '' } : typed;
  const [messages, setMessages] = useState<Messages>({});
  const action = useAction();
  const settled = useDebounced(typed, TYPING_MS);

  useEffect(() => {
    if (!isWhole(settled)) return undefined;
    let isCurrent = true;
    const tell = (found: Messages): void => {
      if (isCurrent) setMessages(found);
    };
    api.validateRow(agent, bodyOf(settled)).then(
      () => {
        tell({});
      },
      (error: unknown) => {
        tell(messagesOf(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [settled]);

  const set = (name: string) => (value: string | boolean) => {
    setTyped((before) => ({ ...before, [name]: value }));
  };
  const text = (column: FormText) => {
    const { kind, secret, term } = describeColumn(column);
    const { label, hint } = columnText(column);
    if (column === 'country') {
      return (
        <CountryField
          key={column}
          label={label}
          hint={hint}
          error={messages[column]}
          disabled={false}
          chosen={form.country === '' ? [] : [form.country]}
          set={(code) => {
            set(column)(plainText(code));
          }}
          isSingle
        />
      );
    }
    return (
      <Field
        key={column}
        label={label}
        value={form[column]}
        onValue={set(column)}
        hint={hint}
        term={term}
        error={messages[column]}
        required={kind === 'line'}
        type={secret ? 'password' : 'text'}
      />
    );
  };
  return (
    <form
      class="row-editor"
      aria-label={fill(texts.mapping.line_of, agent.user)}
      onSubmit={(event) => {
        event.preventDefault();
        action.run(async () => {
          try {
            await api.saveRow(agent, bodyOf(form));
          } catch (error) {
            setMessages(messagesOf(error));
            throw error;
          }
          onSaved();
        });
      }}
    >
      {children}
      <div class="fields">
        {mors.length > 1 && (
          <Choice
            label={columnText('mor').label}
            value={form.mor}
            options={mors.map((id) => [id, id] as const)}
            onValue={set('mor')}
          />
        )}
        {MAIN_TEXTS.map(text)}
      </div>
      <div class="checks">
        {FORM_FLAGS.map((column) => (
          <Check key={column} label={columnText(column).label} checked={form[column]} onValue={set(column)} />
        ))}
      </div>
      <details>
        <summary>{texts.mapping.more_fields}</summary>
        <div class="fields">{MORE_TEXTS.map(text)}</div>
      </details>
      <ErrorNote error={action.error} />
      <div class="buttons">
        <button type="submit" class="small" aria-busy={action.busy}>
          {texts.common.save}
        </button>
        <button type="button" class="small secondary" onClick={onCancel}>
          {texts.common.cancel}
        </button>
        {row && (
          <button
            type="button"
            class="small secondary outline"
            onClick={() => {
              action.run(async () => {
                await api.removeRow(agent);
                onSaved();
              });
            }}
          >
            {texts.mapping.remove_this_line}
          </button>
        )}
      </div>
    </form>
  );
};
