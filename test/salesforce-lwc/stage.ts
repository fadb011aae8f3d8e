import type { Page } from 'playwright-core';
import type { ConnectorStandIn } from './connector-stand-in.ts';

export const AGENT = '005000000000001AAA';
export const CONTACT = '003000000000001AAA';
export const QUIET_CONTACT = '003000000000002AAA';
export const DEAL = '006000000000001AAA';

export interface Stage {
  readonly connector: ConnectorStandIn;
  /** Opens a component on its own page. */
  readonly open: (
    component: string,
    params?: Readonly<Record<string, string>>,
    widthPx?: number,
  ) => Promise<Page>;
  readonly shot: (page: Page, name: string) => Promise<void>;
}

export interface Scene {
  readonly name: string;
  readonly play: (stage: Stage) => Promise<void>;
}

export const RINGING = { state: 'agent_ringing', contactName: 'Ada Example', destination: '+37060000001' };
export const call = (stage: Stage, widthPx?: number): Promise<Page> =>
  stage.open('c-mor-call', { recordId: CONTACT }, widthPx);
export const visible = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();
