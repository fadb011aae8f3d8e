import type { z } from 'zod';
import type { Received } from './json-types.ts';
import type { agentSchema, listenersSchema, previewSchema } from './schemas/answers.ts';
import type { callPageSchema, callSchema } from './schemas/call.ts';
import type { reportSchema } from './schemas/reports.ts';
import type { clickSchema } from './schemas/requests.ts';

/** A call of the public API in the form its clients receive. */
export type CallAnswer = Received<z.output<typeof callSchema>>;
export type CallPageAnswer = Received<z.output<typeof callPageSchema>>;
export type AgentAnswer = Received<z.output<typeof agentSchema>>;
export type ListenersAnswer = Received<z.output<typeof listenersSchema>>;
export type PreviewAnswer = Received<z.output<typeof previewSchema>>;
export type ReportAnswer = Received<z.output<typeof reportSchema>>;
export type ClickInput = Received<z.input<typeof clickSchema>>;
