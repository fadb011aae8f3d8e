import { useEffect, useState } from 'preact/hooks';
import { openEvents } from '../api.ts';
import { CheckLines } from '../parts/check-lines.tsx';
import { View } from '../parts/view.tsx';
import { fill, texts } from '../texts.ts';
import type { CheckLine } from '../types.ts';

type Stage = 'running' | 'done' | 'lost';

/** Thousands of lines may come at once; drawing each of them by itself would keep the browser busy for seconds. */
const DRAW_EVERY_MS = 250;

/** The self-check of the whole chain, link by link as it runs. Places no call. */
export const Check = () => {
  const [turn, setTurn] = useState({ isAll: false });
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number }>();
  const [lines, setLines] = useState<readonly CheckLine[]>([]);
  const [stage, setStage] = useState<Stage>('running');
  useEffect(() => {
    setLines([]);
    setStage('running');
    setProgress(undefined);
    let waiting: CheckLine[] = [];
    const draw = (): void => {
      if (waiting.length === 0) return;
      const fresh = waiting;
      waiting = [];
      setLines((before) => [...before, ...fresh]);
    };
    const timer = setInterval(draw, DRAW_EVERY_MS);
    const source = openEvents(
      'GET /check/stream',
      {
        line(line) {
          waiting.push(line);
        },
        progress: setProgress,
        done() {
          draw();
          setStage('done');
          source.close();
        },
      },
      { all: turn.isAll ? 'true' : 'false' },
    );
    // Otherwise the browser would reconnect and start the whole check again.
    source.onerror = () => {
      draw();
      setStage('lost');
      source.close();
    };
    return () => {
      clearInterval(timer);
      source.close();
    };
  }, [turn]);
  const wrong = lines.filter((line) => !line.ok).length;
  return (
    <View
      title={texts.check.self_check}
      actions={
        <>
          {[false, true].map((isAll) => (
            <button
              key={String(isAll)}
              type="button"
              class={isAll ? 'small secondary outline' : 'small'}
              aria-busy={stage === 'running' && turn.isAll === isAll}
              disabled={stage === 'running'}
              onClick={() => {
                setTurn({ isAll });
              }}
            >
              {isAll ? texts.looking.check_all : texts.check.check_again}
            </button>
          ))}
        </>
      }
    >
      <p role="status">
        {stage === 'running' && texts.check.checking_configuration_mor_crms_and}{' '}
        {stage === 'running' && progress && fill(texts.looking.progress, progress.done, progress.total)}
        {stage === 'lost' && texts.check.the_connection_was_lost_before}
        {stage === 'done' &&
          (wrong === 0
            ? fill(texts.check.everything_is_in_order_of, lines.length)
            : fill(texts.check.of_need_attention, wrong, lines.length))}
      </p>
      <CheckLines lines={lines} />
    </View>
  );
};
