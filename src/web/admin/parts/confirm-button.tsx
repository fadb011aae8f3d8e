import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from './dialog.tsx';
import { texts } from '../texts.ts';

/** A button for actions that are hard to undo: it asks first, and says what would happen. */
export const ConfirmButton = (props: {
  /** What the button does, for screen readers, which read it without its row. */
  label?: string;
  text: string;
  question: string;
  explanation: ComponentChildren;
  busy?: boolean;
  class?: string;
  /** Nothing is lost, so the answer is not marked as dangerous. */
  harmless?: boolean;
  onConfirm: () => void;
}) => {
  const [asked, setAsked] = useState(false);
  const close = (): void => {
    setAsked(false);
  };
  return (
    <>
      <button
        type="button"
        class={props.class ?? 'small secondary outline'}
        aria-label={props.label}
        aria-busy={props.busy}
        onClick={() => {
          setAsked(true);
        }}
      >
        {props.text}
      </button>
      {asked && (
        <Dialog title={props.question} onClose={close}>
          <p>{props.explanation}</p>
          <div class="buttons">
            <button
              type="button"
              class={props.harmless ? undefined : 'danger'}
              onClick={() => {
                close();
                props.onConfirm();
              }}
            >
              {props.text}
            </button>
            <button type="button" class="secondary outline" onClick={close}>
              {texts.common.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
};
