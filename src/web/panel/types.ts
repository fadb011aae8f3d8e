import type { ClickInput } from '../../http/answers.ts';

export type {
  AgentAnswer as Agent,
  CallAnswer as Call,
  CallPageAnswer as CallPage,
  PreviewAnswer as Preview,
} from '../../http/answers.ts';
/** What the panel says of a click; who clicks is in its token. */
export type CallInput = Pick<ClickInput, 'record' | 'number' | 'source'>;
