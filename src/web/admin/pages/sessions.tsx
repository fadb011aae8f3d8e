import { timeText } from '../../shared/time.ts';
import { api } from '../endpoints.ts';
import { ErrorNote, Loading } from '../parts/notes.tsx';
import { Table } from '../parts/table.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import { ChangePassword } from './sessions/change-password.tsx';
import { Organisation } from './sessions/organisation.tsx';
import { fill, texts } from '../texts.ts';

const ROLES = { administrator: texts.sessions.administrator, viewer: texts.sessions.viewer } as const;

/** Who is signed in; a session can be ended from here. */
export const Sessions = () => {
  const canChange = useCanChange();
  const sessions = useLoad('sessions', api.sessions);
  const action = useAction();
  return (
    <View title={texts.sessions.sessions}>
      <p class="muted">{texts.sessions.who_is_signed_in_to}</p>
      <ErrorNote error={sessions.error ?? action.error} />
      {!sessions.data && sessions.loading && <Loading />}
      {sessions.data && (
        <Table
          caption={texts.sessions.sessions}
          empty={texts.sessions.nobody_is_signed_in}
          rows={sessions.data.items}
          rowKey={(row) => row.id}
          columns={[
            {
              head: texts.common.who,
              cell: (row) => `${row.name}${row.current ? ` (${texts.sessions.you})` : ''}`,
            },
            { head: texts.sessions.role, cell: (row) => ROLES[row.role] },
            { head: texts.sessions.from_address, cell: (row) => row.address },
            { head: texts.sessions.signed_in, cell: (row) => timeText(row.createdAt) },
            { head: texts.sessions.last_seen, cell: (row) => timeText(row.lastSeenAt) },
            {
              head: <span class="sr">{texts.sessions.end}</span>,
              cell: (row) =>
                canChange &&
                !row.current && (
                  <button
                    type="button"
                    class="small secondary outline"
                    aria-label={fill(texts.sessions.end_the_session_of_from, row.name, row.address)}
                    onClick={() => {
                      action.run(async () => {
                        await api.endSession(row.id);
                        sessions.reload();
                      });
                    }}
                  >
                    {texts.sessions.end}
                  </button>
                ),
            },
          ]}
        />
      )}
      <Organisation onChanged={sessions.reload} />
      {canChange && <ChangePassword onChanged={sessions.reload} />}
    </View>
  );
};
