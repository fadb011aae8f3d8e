import { api } from '../endpoints.ts';
import { Field } from './field.tsx';
import { useDebounced } from './use-debounced.ts';
import { useLoad } from './use-load.ts';
import { texts } from '../texts.ts';

const OFFERED = 12;
const TYPING_MS = 200;

/** An agent by CRM id; typing part of the name is enough to get suggestions. */
export const AgentField = (props: {
  /** Empty: of any CRM. */
  crm: string;
  value: string;
  onValue: (user: string) => void;
  required?: boolean;
}) => {
  const search = useDebounced(props.value.trim(), TYPING_MS);
  const query = { crm: props.crm, search, limit: OFFERED };
  const found = useLoad(JSON.stringify(query), () => api.mapping(query));
  return (
    <Field
      label={texts.common.agent}
      value={props.value}
      placeholder={texts.parts.name_or_user_id}
      suggestions={(found.data?.items ?? []).map((row) => [row.user, row.name ?? row.user] as const)}
      required={props.required ?? false}
      onValue={props.onValue}
    />
  );
};
