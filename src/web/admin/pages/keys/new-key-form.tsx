import { useState } from 'preact/hooks';
import { Choice, Field } from '../../parts/field.tsx';
import type { Key } from '../../types.ts';

const KINDS = [
  ['api', 'API key'],
  ['signing', 'Signing secret'],
] as const;

export const NewKeyForm = (props: {
  crms: readonly string[];
  onCreate: (key: Pick<Key, 'crm' | 'kind' | 'label'>) => void;
  busy: boolean;
}) => {
  const [crm, setCrm] = useState('');
  const [kind, setKind] = useState<Key['kind']>('api');
  const [label, setLabel] = useState('');
  const chosen = crm || (props.crms[0] ?? '');
  return (
    <form
      class="filters"
      aria-label="New key"
      onSubmit={(event) => {
        event.preventDefault();
        props.onCreate({ crm: chosen, kind, label: label.trim() });
      }}
    >
      <Choice
        label="CRM"
        value={chosen}
        options={props.crms.map((id) => [id, id] as const)}
        onValue={setCrm}
      />
      <Choice label="Kind" value={kind} options={KINDS} onValue={setKind} />
      <Field label="Label" value={label} onValue={setLabel} placeholder="who will use it" required />
      <div class="submit">
        <button type="submit" aria-busy={props.busy} disabled={props.crms.length === 0}>
          Create
        </button>
      </div>
    </form>
  );
};
