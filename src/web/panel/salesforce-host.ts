import { defined } from '../../defined.ts';
import { NoIdentity } from './host.ts';
import type { Host } from './host.ts';
import { ask } from './opencti.ts';
import type { OpenCti } from './opencti.ts';

const USUAL_CLASS = 'MorPanelToken';
const SETTING = /\/morTokenClass$/;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The class in the call center's settings; its keys are `/section/item`. */
const tokenClassOf = (settings: unknown): string => {
  const found = isObject(settings)
    ? Object.entries(settings).find(([key]) => SETTING.test(key))?.[1]
    : undefined;
  return typeof found === 'string' && found !== '' ? found : USUAL_CLASS;
};

/** `{token}` or `{problem: {detail}}` as JSON text, which Lightning wraps in `runApex`. */
const tokenOf = (returned: unknown): string => {
  const text = isObject(returned) ? returned['runApex'] : returned;
  const answer: unknown = typeof text === 'string' ? JSON.parse(text) : text;
  if (isObject(answer) && typeof answer['token'] === 'string') return answer['token'];
  const problem = isObject(answer) ? answer['problem'] : undefined;
  const detail = isObject(problem) ? problem['detail'] : undefined;
  throw new NoIdentity(typeof detail === 'string' ? detail : undefined);
};

/** The softphone frame of Lightning: identity through Apex, clicks on numbers, state in the utility bar. */
export const createSalesforceHost = async (opencti: OpenCti): Promise<Host> => {
  const settings = await ask((callback) => {
    opencti.getCallCenterSettings({ callback });
  });
  const apexClass = tokenClassOf(settings);
  const ignore = (): void => undefined;
  const show = (recordId: string): void => {
    opencti.screenPop({ type: opencti.SCREENPOP_TYPE.SOBJECT, params: { recordId }, callback: ignore });
  };
  return {
    async token() {
      const returned = await ask((callback) => {
        opencti.runApex({ apexClass, methodName: 'issue', methodParams: '', callback });
      }).catch((error: unknown) => {
        throw new NoIdentity(error instanceof Error ? error.message : undefined);
      });
      return tokenOf(returned);
    },
    onDial(listener) {
      opencti.onClickToDial({
        listener({ number, recordId, objectType }) {
          opencti.setSoftphonePanelVisibility({ visible: true, callback: ignore });
          listener({
            number,
            ...defined({
              record:
                recordId !== undefined && objectType !== undefined
                  ? { type: objectType, id: recordId }
                  : undefined,
            }),
          });
        },
      });
      opencti.enableClickToDial({ callback: ignore });
      opencti.notifyInitializationComplete();
    },
    callChanged(news) {
      const label = news?.text ?? 'MOR';
      opencti.setSoftphoneItemLabel({ label, callback: ignore });
      opencti.setSoftphonePanelLabel({ label, callback: ignore });
      opencti.setSoftphoneItemIcon({
        key: news?.state === 'connected' ? 'unmuted' : 'call',
        callback: ignore,
      });
    },
    openRecord({ id }) {
      show(id);
      return true;
    },
    createRecord(entityName, number) {
      opencti.screenPop({
        type: opencti.SCREENPOP_TYPE.NEW_RECORD_MODAL,
        params: { entityName },
        defaultFieldValues: { Phone: number },
        callback: ignore,
      });
      return true;
    },
    rang() {
      opencti.setSoftphonePanelVisibility({ visible: true, callback: ignore });
    },
    popRecord({ id }) {
      show(id);
    },
  };
};
