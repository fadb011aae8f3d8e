// From a click to a call.
import { isOpen } from './card.js';
import { keyOfClick, newKey } from './click-key.js';
import { digitsOf } from './find.js';
import { forBrowser } from './keep.js';
import { t } from './texts.js';

/** After these it is unknown whether the call was placed, so a retry must use the same key. */
const UNCERTAIN = ['offline', 'connector_unreachable', 'crm_error', 'connector_unexpected', 'session_expired'];

export const createDial = ({ ask, dock, follow }) => {
  const underWay = new Set();

  const send = async (key, target, isJoined) => {
    if (underWay.has(key)) return;
    underWay.add(key);
    dock.pending(key, target);
    const startedMs = Date.now();
    const answer = await ask('call', { key, number: target.number, records: target.records });
    underWay.delete(key);
    if (!answer.ok) {
      dock.refuse(key, target, answer.problem);
      // The call that blocks this one may have been started elsewhere.
      if (answer.problem.code === 'agent_busy') void follow.begin();
      return;
    }
    const tookMs = Date.now() - startedMs;
    if (answer.call.version <= 3 && tookMs < 5000) {
      forBrowser.write('skew', Math.round(startedMs + tookMs / 2 - Date.parse(answer.call.createdAt)));
    }
    dock.show(answer.call, key);
    if (isJoined) dock.remark(answer.call, t('joined'));
    if (isOpen(answer.call)) void follow.begin();
  };
  return {
    async dial(target) {
      const sign = `${digitsOf(target.number)} ${target.records.length > 0 ? target.records[0].id : ''}`;
      const { key, isJoined } = await keyOfClick(sign);
      if (!dock.knows(key)) void send(key, target, isJoined);
    },
    again(key, target, code) {
      const isUncertain = UNCERTAIN.includes(code);
      if (!isUncertain) dock.drop(key);
      void send(isUncertain ? key : newKey(), target, false);
    },
  };
};
