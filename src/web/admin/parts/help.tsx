import { useId, useState } from 'preact/hooks';
import { texts } from '../texts.ts';

/** Words that the glossary explains, in the order of its page. */
export const TERMS = [
  ...(['agent', 'line', 'source', 'device', 'leg_a', 'status_user', 'page_origin'] as const),
  ...(['activity', 'internal_number', 'free_dialling', 'hash_order'] as const),
] as const;
export type Term = (typeof TERMS)[number];

/** A word's meaning behind a question mark, where the word stands. */
export const Help = ({ term, label }: { term: Term; /** Id of the word’s element. */ label: string }) => {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="term"
        aria-label={texts.glossary.what_is}
        aria-describedby={label}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        ?
      </button>
      <small id={id} class="term-text" hidden={!isOpen}>
        {texts.glossary[`${term}_means`]}
      </small>
    </>
  );
};
