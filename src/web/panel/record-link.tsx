import type { Host } from './host.ts';
import { otherSide } from './inbound.ts';
import type { Call } from './types.ts';
import { useWords } from './words.tsx';

/** Only http addresses become links, because they come from a CRM. */
export const webAddress = (url: unknown): string | undefined =>
  typeof url === 'string' && /^https?:\/\//.test(url) ? url : undefined;

/** The contact's name, leading to the record: the host opens it, or a link does. */
export const RecordLink = ({ call, host }: { call: Call; host: Host }) => {
  const { t } = useWords();
  const { record } = call;
  const url = webAddress(record?.url);
  const name = call.contactName ?? record?.id ?? otherSide(call) ?? t('withheld');
  if (!record || url === undefined) return <span class="name">{name}</span>;
  return (
    <a
      class="name"
      href={url}
      target="_blank"
      rel="noreferrer"
      title={t('open_record', name)}
      onClick={(event) => {
        if (host.openRecord(record)) event.preventDefault();
      }}
    >
      {name}
    </a>
  );
};
