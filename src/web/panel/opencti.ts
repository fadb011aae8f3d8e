/** The part of Salesforce's Open CTI for Lightning that the panel uses. */
interface Answer {
  readonly success: boolean;
  readonly returnValue?: unknown;
  readonly errors?: unknown;
}

interface WithCallback {
  readonly callback?: (answer: Answer) => void;
}

export interface ClickToDial {
  readonly number: string;
  readonly recordId?: string;
  readonly objectType?: string;
}

export interface OpenCti {
  readonly SCREENPOP_TYPE: { readonly SOBJECT: string; readonly NEW_RECORD_MODAL: string };
  getCallCenterSettings(options: WithCallback): void;
  runApex(options: WithCallback & { apexClass: string; methodName: string; methodParams: string }): void;
  enableClickToDial(options: WithCallback): void;
  onClickToDial(options: { listener: (click: ClickToDial) => void }): void;
  setSoftphonePanelVisibility(options: WithCallback & { visible: boolean }): void;
  setSoftphoneItemLabel(options: WithCallback & { label: string }): void;
  setSoftphoneItemIcon(options: WithCallback & { key: string }): void;
  setSoftphonePanelLabel(options: WithCallback & { label: string }): void;
  /** https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-screenpop-lex.html */
  screenPop(
    options: WithCallback &
      (
        | { type: string; params: { recordId: string } }
        | {
            type: string;
            params: { entityName: string };
            defaultFieldValues: Readonly<Record<string, string>>;
          }
      ),
  ): void;
  notifyInitializationComplete(): void;
}

declare global {
  interface Window {
    readonly sforce?: { readonly opencti?: OpenCti };
  }
}

const MY_DOMAIN = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*\.my\.salesforce\.com$/;
const USUAL_VERSION = '68.0';

/**
 * The org's My Domain: `?domain=` of the call center's adapter URL, else derived from Lightning's own frame
 * (`acme.lightning.force.com` belongs to `acme.my.salesforce.com`). Undefined: neither, or not such a name.
 */
const myDomain = (query: URLSearchParams, referrer: string): string | undefined => {
  const frame = query.get('sfdcIFrameOrigin') ?? query.get('sfdcIframeOrigin') ?? referrer;
  const host = URL.canParse(frame) ? new URL(frame).hostname : '';
  const found = query.get('domain') ?? host.replace(/\.lightning\.force\.com$/, '.my.salesforce.com');
  return MY_DOMAIN.test(found.toLowerCase()) ? found.toLowerCase() : undefined;
};

/** Loads Open CTI from the org. Rejects with a text for the administrator. */
export const loadOpenCti = (query: URLSearchParams, referrer: string): Promise<OpenCti> => {
  const domain = myDomain(query, referrer);
  if (domain === undefined) {
    return Promise.reject(
      new Error(
        'The org is not known: add ?domain=YOUR-DOMAIN.my.salesforce.com to the adapter address of the call center.',
      ),
    );
  }
  const given = query.get('version') ?? '';
  const version = /^\d{2,3}\.0$/.test(given) ? given : USUAL_VERSION;
  const script = document.createElement('script');
  script.src = `https://${domain}/support/api/${version}/lightning/opencti_min.js`;
  return new Promise((resolve, reject) => {
    script.onload = () => {
      const opencti = window.sforce?.opencti;
      if (opencti) resolve(opencti);
      else reject(new Error(`${domain} gave a script without Open CTI.`));
    };
    script.onerror = () => {
      reject(new Error(`Open CTI could not be loaded from ${domain}.`));
    };
    document.head.append(script);
  });
};

/** A call of Open CTI as a promise; rejects with Salesforce's complaint. */
export const ask = (start: (callback: (answer: Answer) => void) => void): Promise<unknown> =>
  new Promise((resolve, reject) => {
    start((answer) => {
      if (answer.success) resolve(answer.returnValue);
      else reject(new Error(`Salesforce: ${JSON.stringify(answer.errors ?? 'refused')}`));
    });
  });
