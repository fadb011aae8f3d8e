import { useState } from 'preact/hooks';
import { texts } from '../texts.ts';

/** Browsers allow the clipboard only on pages with TLS or from the same machine. */
const canCopy = 'clipboard' in navigator;

/** Copies a text, where the browser lets a page do that. */
export const CopyButton = ({ text, class: classes }: { text: string; class?: string }) => {
  const [copied, setCopied] = useState(false);
  if (!canCopy) return null;
  return (
    <button
      type="button"
      class={classes}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setCopied(true);
        });
      }}
    >
      {copied ? texts.keys.copied : texts.keys.copy}
    </button>
  );
};
