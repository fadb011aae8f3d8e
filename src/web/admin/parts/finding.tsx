import { foundText } from './finding-text.ts';
import type { Found } from './finding-text.ts';

/** A finding with its cure, in the reader's language where there is a text. */
export const Finding = ({ found, tone }: { found: Found; tone?: string }) => {
  const { detail, cure, isForeign } = foundText(found);
  const language = isForeign ? { lang: 'en' } : {};
  return (
    <>
      <p class={tone} {...language}>
        {detail}
      </p>
      {cure !== undefined && (
        <p class="cure" {...language}>
          {cure}
        </p>
      )}
    </>
  );
};
