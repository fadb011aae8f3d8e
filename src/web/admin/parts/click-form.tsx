import { useState } from 'preact/hooks';
import { defined } from '../../../defined.ts';
import type { ClickInput } from '../endpoints.ts';
import { AgentField } from './agent-field.tsx';
import { Choice, Field } from './field.tsx';
import type { Known } from './use-known.ts';
import { texts } from '../texts.ts';

/** Record types that can be called, by kind of CRM; others may be typed. */
const RECORD_TYPES: Readonly<Record<string, readonly string[]>> = {
  sugarcrm: ['Contacts', 'Leads', 'Accounts', 'Prospects'],
  suitecrm: ['Contacts', 'Leads', 'Accounts', 'Prospects'],
};
const USUAL_TYPES = ['Contact', 'Lead', 'Account', 'Opportunity', 'Case'];

/** Who calls whom: an agent, and a record or a number. */
export const ClickForm = (props: {
  known: Known;
  onSubmit: (click: ClickInput) => void;
  /** What the button says. */
  submit: string;
  busy: boolean;
}) => {
  const { crms, connections } = props.known;
  const [crm, setCrm] = useState('');
  const [user, setUser] = useState('');
  const [number, setNumber] = useState('');
  const [type, setType] = useState('');
  const [id, setId] = useState('');
  const chosen = crm || (crms[0] ?? '');
  const crmType = connections?.crms.find((one) => one.id === chosen)?.type ?? '';
  const types = RECORD_TYPES[crmType] ?? USUAL_TYPES;
  const recordType = type.trim() || (types[0] ?? '');
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit({
          crm: chosen,
          user: user.trim(),
          ...defined({
            record: id.trim() === '' ? undefined : { type: recordType, id: id.trim() },
            number: number.trim() || undefined,
          }),
        });
      }}
    >
      {crms.length > 1 && (
        <Choice label="CRM" value={chosen} options={crms.map((c) => [c, c] as const)} onValue={setCrm} />
      )}
      <AgentField crm={chosen} value={user} onValue={setUser} required />
      <Field
        label={texts.parts.record_type}
        value={type}
        placeholder={types[0] ?? ''}
        suggestions={types.map((one) => [one, one] as const)}
        onValue={setType}
      />
      <Field
        label={texts.parts.record_id}
        value={id}
        onValue={setId}
        placeholder={texts.parts.as_in_its_address}
      />
      <Field
        label={texts.common.number}
        value={number}
        onValue={setNumber}
        placeholder={texts.parts.or_a_number}
      />
      <div class="submit">
        {/* Before the CRMs are known, the click would be one of none of them. */}
        <button type="submit" aria-busy={props.busy} disabled={connections === undefined}>
          {props.submit}
        </button>
      </div>
    </form>
  );
};
