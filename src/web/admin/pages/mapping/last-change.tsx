import { useEffect } from 'preact/hooks';
import { timeText } from '../../../shared/time.ts';
import { api } from '../../endpoints.ts';
import { ErrorNote, Loading } from '../../parts/notes.tsx';
import { useLoad } from '../../parts/use-load.ts';
import { actionText } from '../../parts/words.ts';
import { fill, texts } from '../../texts.ts';

/** What an undo would take back: what, by whom, when, how many rows. Says which batch that is. */
export const LastChange = ({ onBatch }: { onBatch: (batch: string | undefined) => void }) => {
  const { data, error } = useLoad('last-change', api.lastChange);
  const last = data?.last;
  useEffect(() => {
    onBatch(last?.batch);
  }, [last?.batch]);
  if (!data) return error ? <ErrorNote error={error} /> : <Loading />;
  if (!last) return <>{texts.looking.undo_nothing}</>;
  return (
    <>{fill(texts.looking.undo_what, actionText(last.action), last.actor, timeText(last.at), last.rows)}</>
  );
};
