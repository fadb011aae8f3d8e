import { useState } from 'preact/hooks';
import { Choice, Field } from '../../parts/field.tsx';
import type { Key } from '../../types.ts';
import { texts } from '../../texts.ts';

const KINDS = [
  ['api', texts.common.api_key],
  ['signing', texts.keys.kind_signing],
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
      aria-label={texts.keys.new_key}
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
      <Choice label={texts.common.kind} value={kind} options={KINDS} onValue={setKind} />
      <Field
        label={texts.common.label}
        value={label}
        onValue={setLabel}
        placeholder={texts.keys.who_will_use_it}
        required
      />
      <div class="submit">
        <button type="submit" aria-busy={props.busy} disabled={props.crms.length === 0}>
          {texts.keys.create}
        </button>
      </div>
    </form>
  );
};
