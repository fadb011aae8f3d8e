import { useEffect, useState } from 'preact/hooks';
import { durationText } from '../shared/time.ts';
import type { Call } from './types.ts';
import { useWords } from './words.tsx';

const TICK_MS = 1_000;

/** How long the agent has been talking; stops when the call is over. Silent for screen readers while it runs. */
export const Clock = ({ call }: { call: Call }) => {
  const { t } = useWords();
  const runs = call.state === 'connected' && call.answeredAt !== undefined;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!runs) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
    }, TICK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [runs]);
  if (!runs && !call.talkSeconds) return null;
  const seconds = runs ? (now - Date.parse(call.answeredAt)) / 1000 : (call.talkSeconds ?? 0);
  return (
    <span class="clock" role="timer" aria-live="off" aria-label={t('talk_time')}>
      {durationText(seconds)}
    </span>
  );
};
