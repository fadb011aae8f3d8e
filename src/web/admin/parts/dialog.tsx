import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../texts.ts';

const FIELDS = ['input', 'select', 'textarea'].map((name) => `${name}:not(:disabled)`).join(', ');

/** The browser's own modal dialog: begins at its first field, keeps the focus inside, Escape closes it. */
export const Dialog = (props: {
  title: string;
  wide?: boolean;
  onClose: () => void;
  children: ComponentChildren;
}) => {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    current.showModal();
    // A dialog that asks for something begins there, not at its button for closing.
    const begin = (): boolean => {
      const field = current.querySelector<HTMLElement>(FIELDS);
      field?.focus();
      return field !== null;
    };
    if (begin()) return undefined;
    // Its fields may have to be loaded.
    const observer = new MutationObserver(() => {
      if (begin()) observer.disconnect();
    });
    observer.observe(current, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <dialog ref={element} aria-label={props.title} onClose={props.onClose}>
      <article class={props.wide ? 'wide' : undefined}>
        <header>
          <button type="button" class="close" aria-label={texts.common.close} onClick={props.onClose} />
          <h2>{props.title}</h2>
        </header>
        {props.children}
      </article>
    </dialog>
  );
};
