import { CopyButton } from '../../parts/copy-button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { texts } from '../../texts.ts';

/** Shows a new secret, this one time only. */
export const Secret = ({ secret, onClose }: { secret: string; onClose: () => void }) => (
  <Dialog title={texts.keys.copy_the_secret_now} onClose={onClose}>
    <p>{texts.keys.it_is_shown_this_one}</p>
    <code class="secret" data-testid="secret">
      {secret}
    </code>
    <div class="buttons">
      <CopyButton text={secret} />
      <button type="button" class="secondary" onClick={onClose}>
        {texts.keys.done}
      </button>
    </div>
  </Dialog>
);
