import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A page: its heading gets the focus, so that a screen reader notices the change of page. */
export const View = (props: { title: string; actions?: ComponentChildren; children: ComponentChildren }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · MOR CRM connector`;
    heading.current?.focus();
  }, [props.title]);
  return (
    <>
      <header class="view-head">
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.actions && <div class="actions">{props.actions}</div>}
      </header>
      {props.children}
    </>
  );
};
