/** `?events` is an org with the platform event: a scene publishes to those who have subscribed. */
export const subscribe = async (channel, replayId, listener) => {
  if (!globalThis.morPage.hasEvents) throw new Error('no such channel');
  globalThis.morPage.listeners.push(listener);
  return { channel };
};
export const unsubscribe = () => {};
export const onError = () => {};
