import { useEffect, useRef, useState } from 'preact/hooks';
import { isOver } from '../../vocabulary/call-states.ts';
import { isMissedHere, otherSide } from './inbound.ts';
import { once } from './once.ts';
import type { Call } from './types.ts';
import type { Panel } from './use-panel.ts';
import { useWords } from './words.tsx';

const WANTED = 'mor-notify';
/** How often to look whether a planned call has become due. */
const LOOK_MS = 5_000;

/** Not in every browser, and not in every frame. */
export const canNotify = (): boolean => 'Notification' in window;

const isWanted = (): boolean => {
  try {
    return localStorage.getItem(WANTED) === 'yes';
  } catch {
    return false;
  }
};

/** Whether this agent wants notifications here; switching them on asks the browser, on the agent's own click. */
export const useNotifyChoice = () => {
  const [isOn, setIsOn] = useState(isWanted);
  const [isBlocked, setIsBlocked] = useState(false);
  useEffect(() => {
    if (!isOn || !canNotify()) return;
    // The browser's settings may have been changed since.
    navigator.permissions.query({ name: 'notifications' }).then(
      ({ state }) => {
        setIsBlocked(state === 'denied');
      },
      () => undefined,
    );
  }, [isOn]);
  /** Resolves with whether they are on now. */
  const choose = async (next: boolean): Promise<boolean> => {
    const permission = next ? await Notification.requestPermission() : 'default';
    const isAllowed = next && permission === 'granted';
    setIsBlocked(next && !isAllowed);
    setIsOn(isAllowed);
    try {
      localStorage.setItem(WANTED, isAllowed ? 'yes' : 'no');
    } catch {
      // Without storage it counts for as long as the panel is open.
    }
    return isAllowed;
  };
  return { isOn: isOn && !isBlocked, isBlocked, choose };
};

interface News {
  readonly key: string;
  readonly call: Call;
  readonly title: string;
  readonly body: string;
}

/** Nothing that the card does not show. Of the same call, only the latest stays. */
const show = ({ call, title, body }: News): void => {
  // Who looks at the panel sees it there.
  if (document.hasFocus()) return;
  try {
    const shown = new Notification(title, { body, tag: call.id });
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
    });
  } catch {
    // Some telephones have notifications for installed pages only.
  }
};

/** Notifies of calls that ring, were missed while the panel was open, or are to be made now: each once, in one of the tabs. */
export const useNotifications = (
  isOn: boolean,
  { calls, callBacks, incoming, agent }: Pick<Panel, 'calls' | 'callBacks' | 'incoming' | 'agent'>,
): void => {
  const { t, standing } = useWords();
  const [nowMs, setNowMs] = useState(Date.now);
  const [openedMs] = useState(Date.now);
  const open = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const timer = setInterval(() => {
      setNowMs(Date.now());
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  useEffect(() => {
    const nameOf = (call: Call): string => call.contactName ?? otherSide(call) ?? t('withheld');
    const missed = calls.filter((call) => open.current.has(call.id) && isMissedHere(call, agent));
    const due = callBacks.filter(({ callBack }) => {
      const atMs = Date.parse(callBack?.at ?? '');
      return atMs > openedMs && atMs <= nowMs;
    });
    const news: News[] = [
      ...incoming
        .filter(({ state }) => state === 'agent_ringing')
        .map((call) => ({ key: `rings ${call.id}`, call, title: t('incoming'), body: nameOf(call) })),
      ...missed.map((call) => ({
        key: `missed ${call.id}`,
        call,
        title: standing(call),
        body: nameOf(call),
      })),
      ...due.map((call) => ({
        key: `due ${call.id} ${call.callBack?.at ?? ''}`,
        call,
        title: t('call_now', nameOf(call)),
        body: t('due_now'),
      })),
    ];
    open.current = new Set(calls.filter(({ state }) => !isOver(state)).map(({ id }) => id));
    if (!isOn) return;
    for (const one of news) {
      void once('mor-notified', one.key, () => {
        show(one);
      });
    }
  }, [calls, callBacks, nowMs, isOn]);
};
