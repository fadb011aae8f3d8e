import { useState } from 'preact/hooks';
import { columnText } from '../../parts/words.ts';
import { Choice, Field } from '../../parts/field.tsx';
import type { Known } from '../../parts/use-known.ts';
import { RowEditor } from './row-editor.tsx';
import { fill, texts } from '../../texts.ts';

interface NewRowProps {
  readonly known: Known;
  readonly onDone: (message: string) => void;
  readonly onCancel: () => void;
}

/** A row for a user whom the CRM does not list. */
export const NewRow = ({ known, onDone, onCancel }: NewRowProps) => {
  const [chosen, setChosen] = useState('');
  const [user, setUser] = useState('');
  // The list may arrive after the form is open.
  const crm = chosen || (known.crms[0] ?? '');
  return (
    <section aria-labelledby="new-row">
      <h2 id="new-row">{texts.common.add_a_row}</h2>
      <RowEditor
        agent={{ crm, user: user.trim() }}
        row={undefined}
        mors={known.mors}
        onSaved={() => {
          onDone(fill(texts.mapping.has_a_line_now, `${crm}/${user.trim()}`));
        }}
        onCancel={onCancel}
      >
        <div class="fields">
          <Choice
            label={columnText('crm').label}
            value={crm}
            options={known.crms.map((id) => [id, id] as const)}
            onValue={setChosen}
          />
          <Field {...columnText('user')} value={user} onValue={setUser} required />
        </div>
      </RowEditor>
    </section>
  );
};
