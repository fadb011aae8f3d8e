import { timeText } from '../../shared/time.ts';
import { api } from '../endpoints.ts';
import { ErrorNote, Loading } from '../parts/notes.tsx';
import { Table } from '../parts/table.tsx';
import { useAction } from '../parts/use-action.ts';
import { useLoad } from '../parts/use-load.ts';
import { View } from '../parts/view.tsx';
import { useCanChange } from '../session.tsx';
import { ChangePassword } from './sessions/change-password.tsx';

/** Who is signed in; a session can be ended from here. */
export const Sessions = () => {
  const canChange = useCanChange();
  const sessions = useLoad('sessions', api.sessions);
  const action = useAction();
  return (
    <View title="Sessions">
      <p class="muted">Who is signed in to these pages. Ending a session signs that browser out at once.</p>
      <ErrorNote error={sessions.error ?? action.error} />
      {!sessions.data && sessions.loading && <Loading />}
      {sessions.data && (
        <Table
          caption="Sessions"
          empty="Nobody is signed in."
          rows={sessions.data.items}
          rowKey={(row) => row.id}
          columns={[
            { head: 'Who', cell: (row) => `${row.name}${row.current ? ' (you)' : ''}` },
            { head: 'Role', cell: (row) => row.role },
            { head: 'From', cell: (row) => row.address },
            { head: 'Signed in', cell: (row) => timeText(row.createdAt) },
            { head: 'Last seen', cell: (row) => timeText(row.lastSeenAt) },
            {
              head: <span class="sr">End</span>,
              cell: (row) =>
                canChange &&
                !row.current && (
                  <button
                    type="button"
                    class="small secondary outline"
                    aria-label={`End the session of ${row.name} from ${row.address}`}
                    onClick={() => {
                      action.run(async () => {
                        await api.endSession(row.id);
                        sessions.reload();
                      });
                    }}
                  >
                    End
                  </button>
                ),
            },
          ]}
        />
      )}
      {canChange && <ChangePassword onChanged={sessions.reload} />}
    </View>
  );
};
