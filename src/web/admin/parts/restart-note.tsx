import { useEffect } from 'preact/hooks';
import { api } from '../endpoints.ts';
import { ErrorNote } from './notes.tsx';
import { useAction } from './use-action.ts';
import { fill, texts } from '../texts.ts';

const ASK_EVERY_MS = 300;
const ASK_TIMES = 60;
/** Nodes restart one after the other, with a pause in between. */
const NODE_ASK_TIMES = 60;

/** Another administrator may restart the service: in another tab, on another node, or by hand. */
const LOOK_EVERY_MS = 2_000;

/** Does the service answer, with everything in use? */
const isUpToDate = (): Promise<boolean> =>
  api.connections().then(
    ({ restartNeeded }) => !restartNeeded,
    () => false,
  );

/** Waits until the server answers again after its restart. */
const untilBack = async (otherNodes: number): Promise<void> => {
  for (let turn = 0; turn < ASK_TIMES + otherNodes * NODE_ASK_TIMES; turn += 1) {
    await new Promise((done) => setTimeout(done, ASK_EVERY_MS));
    if (await isUpToDate()) return;
  }
  throw new Error(texts.parts.the_connector_has_not_come);
};

/** Stored connections take effect at the next start; goes on as soon as that has been. */
export const RestartNote = ({
  olderNodes = [],
  onDone,
}: {
  olderNodes: readonly string[] | undefined;
  onDone: () => void;
}) => {
  const action = useAction();
  useEffect(() => {
    const timer = setInterval(() => {
      void isUpToDate().then((now) => {
        if (now) onDone();
      });
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
    // `onDone` is a new function with each rendering that does the same.
  }, []);
  return (
    <div class="note warn" role="status">
      <p>{texts.parts.changed_connections_are_used_after}</p>
      {olderNodes.length > 0 && <p>{fill(texts.parts.not_used_yet_by_they, olderNodes.join(', '))}</p>}
      <button
        type="button"
        class="small"
        aria-busy={action.busy}
        onClick={() => {
          action.run(async () => {
            await api.restart();
            await untilBack(olderNodes.length);
            onDone();
          });
        }}
      >
        {texts.parts.restart_now}
      </button>
      <ErrorNote error={action.error} />
    </div>
  );
};
