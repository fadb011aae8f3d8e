import type { ClickInput, ListenersAnswer } from '../../http/answers.ts';

export type {
  AgentAnswer as Agent,
  CallAnswer as Call,
  CallPageAnswer as CallPage,
  PreviewAnswer as Preview,
  ReportAnswer as Report,
} from '../../http/answers.ts';
export type Listener = ListenersAnswer['items'][number];
/** The panel's part of a click; the token says who clicks. */
export type CallInput = Pick<ClickInput, 'record' | 'number' | 'source'>;
