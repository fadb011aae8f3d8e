import { canNotify } from './notify.ts';
import type { useNotifyChoice } from './notify.ts';
import { useWords } from './words.tsx';

/** Off until the agent wants it; the browser is asked by this click and never before. */
export const NotifyChoice = ({ isOn, isBlocked, choose }: ReturnType<typeof useNotifyChoice>) => {
  const { t } = useWords();
  if (!canNotify()) return null;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            const box = event.currentTarget;
            void choose(box.checked).then((isNowOn) => {
              // The browser may have refused what the agent wanted.
              box.checked = isNowOn;
            });
          }}
        />
        {t('notify')}
      </label>
      {isBlocked && (
        <p class="note" role="status">
          {t('notify_blocked')}
        </p>
      )}
    </>
  );
};
