import { useEffect, useState } from 'preact/hooks';
import { asApiError } from '../shared/problem.ts';
import type { ApiError } from '../shared/problem.ts';
import type { Client } from './client.ts';
import { Listeners } from './listeners.tsx';
import { ProblemNote } from './problem-note.tsx';
import type { Call } from './types.ts';
import { useWords } from './words.tsx';

/** The button that was pressed has gone. */
const takeFocus = (player: HTMLAudioElement | null): void => {
  player?.focus();
};

/** The recording of a call: whether the other party agreed to it, and a player. */
export const Recording = (props: { call: Call; client: Client; onSaved: (call: Call) => void }) => {
  const { t } = useWords();
  const { call, client, onSaved } = props;
  const { consent, recording } = call;
  const [address, setAddress] = useState<string>();
  const [busy, setBusy] = useState(false);
  /** The tick until the server has answered. */
  const [ticked, setTicked] = useState<boolean>();
  const [problem, setProblem] = useState<ApiError>();
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );
  const run = (work: () => Promise<void>): void => {
    setProblem(undefined);
    setBusy(true);
    work()
      .catch((error: unknown) => {
        setProblem(asApiError(error));
      })
      .finally(() => {
        setTicked(undefined);
        setBusy(false);
      });
  };
  const isHeard = recording?.state === 'available' || recording?.state === 'deleted';
  const canListen = recording?.state === 'available' && address === undefined;
  return (
    <>
      {consent?.open && (
        <label class="consent">
          <input
            type="checkbox"
            checked={ticked ?? consent.given}
            disabled={busy}
            onChange={(event) => {
              const given = event.currentTarget.checked;
              setTicked(given);
              run(async () => {
                onSaved(await client.consent(call.id, given));
              });
            }}
          />
          {t('consent')}
        </label>
      )}
      {canListen && (
        <button
          type="button"
          class="small secondary"
          aria-busy={busy}
          onClick={() => {
            run(async () => {
              setAddress(URL.createObjectURL(await client.recording(call.id)));
            });
          }}
        >
          {t('listen')}
        </button>
      )}
      {address !== undefined && (
        <audio controls autoplay src={address} aria-label={t('listen')} ref={takeFocus} />
      )}
      {isHeard && <Listeners id={call.id} client={client} />}
      {recording?.state === 'pending' && <p class="muted">{t('recording_pending')}</p>}
      {recording?.state === 'deleted' && <p class="muted">{t('recording_deleted')}</p>}
      {problem && <ProblemNote problem={problem} />}
    </>
  );
};
