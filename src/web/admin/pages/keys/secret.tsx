import { useState } from 'preact/hooks';
import { Dialog } from '../../parts/dialog.tsx';
import { texts } from '../../texts.ts';

/** Browsers allow the clipboard only on pages with TLS or from the same machine. */
const canCopy = 'clipboard' in navigator;

/** Shows a new secret, this one time only. */
export const Secret = ({ secret, onClose }: { secret: string; onClose: () => void }) => {
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title={texts.keys.copy_the_secret_now} onClose={onClose}>
      <p>{texts.keys.it_is_shown_this_one}</p>
      <code class="secret" data-testid="secret">
        {secret}
      </code>
      <div class="buttons">
        {canCopy && (
          <button
            type="button"
            onClick={() => {
              void navigator.clipboard.writeText(secret).then(() => {
                setCopied(true);
              });
            }}
          >
            {copied ? texts.keys.copied : texts.keys.copy}
          </button>
        )}
        <button type="button" class="secondary" onClick={onClose}>
          {texts.keys.done}
        </button>
      </div>
    </Dialog>
  );
};
