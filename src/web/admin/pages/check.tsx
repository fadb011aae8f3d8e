import { useEffect, useState } from 'preact/hooks';
import { openEvents } from '../api.ts';
import { CheckLines } from '../parts/check-lines.tsx';
import { View } from '../parts/view.tsx';
import type { CheckLine } from '../types.ts';

type Stage = 'running' | 'done' | 'lost';

/** The self-check of the whole chain, link by link as it runs. Places no call. */
export const Check = () => {
  const [turn, setTurn] = useState(0);
  const [lines, setLines] = useState<readonly CheckLine[]>([]);
  const [stage, setStage] = useState<Stage>('running');
  useEffect(() => {
    setLines([]);
    setStage('running');
    const source = openEvents('GET /check/stream', {
      line(line) {
        setLines((before) => [...before, line]);
      },
      done() {
        setStage('done');
        source.close();
      },
    });
    // Otherwise the browser would reconnect and start the whole check again.
    source.onerror = () => {
      setStage('lost');
      source.close();
    };
    return () => {
      source.close();
    };
  }, [turn]);
  const wrong = lines.filter((line) => !line.ok).length;
  return (
    <View
      title="Self-check"
      actions={
        <button
          type="button"
          class="small"
          aria-busy={stage === 'running'}
          disabled={stage === 'running'}
          onClick={() => {
            setTurn((n) => n + 1);
          }}
        >
          Check again
        </button>
      }
    >
      <p role="status">
        {stage === 'running' && 'Checking: configuration, MOR, CRMs and every line. No call is placed.'}
        {stage === 'lost' && 'The connection was lost before the check was complete; check again.'}
        {stage === 'done' &&
          (wrong === 0
            ? `Everything is in order: ${lines.length} of ${lines.length}.`
            : `${wrong} of ${lines.length} need attention.`)}
      </p>
      <CheckLines lines={lines} />
    </View>
  );
};
