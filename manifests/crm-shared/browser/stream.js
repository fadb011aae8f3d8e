// The browser's one stream of calls, which a shared worker holds for all tabs.

/** Can this page read that stream? A page over HTTPS cannot read one over HTTP. */
export const canStream = (stream) =>
  Boolean(stream) &&
  typeof SharedWorker !== 'undefined' &&
  !(window.location.protocol === 'https:' && stream.startsWith('http:'));

/**
 * @param onMessage takes {type, data}: up, down, expired, calls, call
 * @param onError hears that the worker does not run
 * @returns connects to a stream, or to the next one with a new token; throws where the browser refuses the worker
 */
export const createStream = ({ workerUrl, onMessage, onError }) => {
  let port;
  return (stream, token) => {
    if (port === undefined) {
      const worker = new SharedWorker(workerUrl, { name: 'mor-connector' });
      worker.onerror = onError;
      port = worker.port;
      port.onmessage = ({ data }) => onMessage(data);
      window.addEventListener('pagehide', () => port.postMessage({ type: 'bye' }));
    }
    port.postMessage({ type: 'follow', stream, token });
  };
};
