import { useState } from 'preact/hooks';
import { Dialog } from '../../parts/dialog.tsx';

/** Browsers allow the clipboard only on pages with TLS or from the same machine. */
const canCopy = 'clipboard' in navigator;

/** Shows a new secret, this one time only. */
export const Secret = ({ secret, onClose }: { secret: string; onClose: () => void }) => {
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title="Copy the secret now" onClose={onClose}>
      <p>It is shown this one time only; the connector keeps it encrypted.</p>
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
            {copied ? 'Copied' : 'Copy'}
          </button>
        )}
        <button type="button" class="secondary" onClick={onClose}>
          Done
        </button>
      </div>
    </Dialog>
  );
};
