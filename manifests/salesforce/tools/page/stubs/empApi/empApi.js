/** An org without the event: nothing is ever told. */
export const subscribe = () => Promise.reject(new Error('no such channel'));
export const unsubscribe = () => {};
