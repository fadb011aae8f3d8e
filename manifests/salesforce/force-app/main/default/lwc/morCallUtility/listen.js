import { onError, subscribe, unsubscribe } from 'lightning/empApi';

const CHANNEL = '/event/MOR_Call_State__e';
const NEW_EVENTS = -1;

/**
 * Listens for the platform event that tells of one user's calls. The event is a part of its own: it need not be
 * installed, and needs a permission set.
 *
 * @param {object} options
 * @param {string} options.userId in either length
 * @param {() => void} options.onNews a call of this user has changed
 * @param {() => void} options.onLost no more events until `start` succeeds again
 */
export function createListener({ userId, onNews, onLost }) {
  const state = { subscription: undefined, starting: undefined, stopped: false };

  function hear({ data }) {
    if (data?.payload?.User_Id__c?.slice(0, 15) === userId.slice(0, 15)) {
      onNews();
    }
  }

  function leave() {
    const { subscription } = state;
    state.subscription = undefined;
    if (subscription) {
      unsubscribe(subscription, () => {});
    }
    return Boolean(subscription);
  }

  async function subscribeOnce() {
    try {
      state.subscription = await subscribe(CHANNEL, NEW_EVENTS, hear);
      // empApi has one error listener for all channels; registering it again changes nothing.
      onError(() => {
        if (leave()) {
          onLost();
        }
      });
    } catch {
      return false;
    }
    if (state.stopped) {
      leave();
    }
    return listening();
  }

  function listening() {
    return Boolean(state.subscription);
  }

  return {
    listening,
    /** Resolves to whether events come; false where the org has no such event. */
    async start() {
      state.stopped = false;
      if (!listening()) {
        state.starting = state.starting ?? subscribeOnce();
        await state.starting;
        state.starting = undefined;
      }
      return listening();
    },
    stop() {
      state.stopped = true;
      leave();
    },
  };
}
