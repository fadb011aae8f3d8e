import { Fragment, h } from 'preact';
import type { ComponentChildren } from 'preact';
import { looking } from '../../vocabulary/texts/admin/en/looking.ts';
import { setup } from '../../vocabulary/texts/admin/en/setup.ts';

export const texts = { looking, setup };

/** A text with `{0}`, `{1}` filled in. */
export const fill = (text: string, ...values: readonly (string | number)[]): string =>
  text.replace(/\{(\d)\}/g, (_all, at: string) => String(values[Number(at)] ?? ''));

/** A text whose `{0}`, `{1}` are elements, such as links. */
export const rich = (text: string, ...values: readonly ComponentChildren[]): ComponentChildren =>
  h(Fragment, {}, ...text.split(/\{(\d)\}/).map((part, at) => (at % 2 === 0 ? part : values[Number(part)])));
