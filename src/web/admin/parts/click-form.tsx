import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { ClickInput } from '../endpoints.ts';
import { Choice, Field } from './field.tsx';

/** Who calls whom: an agent, and a record or a number. */
export const ClickForm = (props: {
  crms: readonly string[];
  onSubmit: (click: ClickInput) => void;
  children: ComponentChildren;
}) => {
  const [crm, setCrm] = useState('');
  const [user, setUser] = useState('');
  const [number, setNumber] = useState('');
  const [type, setType] = useState('Contact');
  const [id, setId] = useState('');
  const chosen = crm || (props.crms[0] ?? '');
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit({
          crm: chosen,
          user: user.trim(),
          ...(id.trim() === '' ? {} : { record: { type: type.trim(), id: id.trim() } }),
          ...(number.trim() === '' ? {} : { number: number.trim() }),
        });
      }}
    >
      <Choice label="CRM" value={chosen} options={props.crms.map((c) => [c, c] as const)} onValue={setCrm} />
      <Field label="Agent" value={user} onValue={setUser} placeholder="CRM user id" required />
      <Field label="Record type" value={type} onValue={setType} />
      <Field label="Record id" value={id} onValue={setId} />
      <Field label="Number" value={number} onValue={setNumber} placeholder="+370 …" />
      {props.children}
    </form>
  );
};
