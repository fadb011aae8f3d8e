import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The browser's own modal dialog: keeps the focus inside, Escape closes it. */
export const Dialog = (props: {
  title: string;
  wide?: boolean;
  onClose: () => void;
  children: ComponentChildren;
}) => {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog ref={element} aria-label={props.title} onClose={props.onClose}>
      <article class={props.wide ? 'wide' : undefined}>
        <header>
          <button type="button" class="close" aria-label="Close" onClick={props.onClose} />
          <h2>{props.title}</h2>
        </header>
        {props.children}
      </article>
    </dialog>
  );
};
