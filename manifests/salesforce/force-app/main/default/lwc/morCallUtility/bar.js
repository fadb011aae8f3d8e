import { open, updateUtility } from 'lightning/platformUtilityBarApi';

/**
 * Opens the utility once for each call that rings, and highlights it meanwhile. Salesforce allows that with Lightning
 * Web Security only: without it, and outside a utility bar, the calls show in the open utility all the same.
 *
 * @param {() => string | undefined} utilityId
 */
export function createBar(utilityId) {
  let before = [];

  return {
    /** @param {string[]} ringing ids of the calls that ring now */
    show(ringing) {
      const id = utilityId();
      const isNew = ringing.some((callId) => !before.includes(callId));
      const isChange = ringing.length > 0 !== before.length > 0;
      before = ringing;
      const ignore = () => {};
      if (id && isNew) {
        open(id, { autoFocus: false }).catch(ignore);
      }
      if (id && isChange) {
        updateUtility(id, { highlighted: ringing.length > 0 }).catch(ignore);
      }
    },
  };
}
