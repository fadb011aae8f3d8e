/*
 * Shared by all tabs of one CRM: one stream to the connector for the whole browser. Tabs send
 * {type: 'follow', stream, token}; they get {type: 'calls'|'call'|'up'|'down'|'expired', ...}.
 */
const tabs = new Set();
const TRIES_UNTIL_DOWN = 2;
const QUIET_MS = 40000;
const MOST_CALLS = 20;
const known = new Map();
let source;
let running = false;

const tell = (message) => {
  for (const tab of tabs) tab.postMessage(message);
};

/** Keeps the newest state of each call for tabs that are opened later. */
const learn = (data, type) => {
  for (const call of type === 'calls' ? data.items : [data]) {
    known.delete(call.id);
    known.set(call.id, call);
  }
  for (const id of known.keys()) {
    if (known.size <= MOST_CALLS) break;
    known.delete(id);
  }
  tell({ type, data });
};

const readStream = async (response, abort) => {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  let quiet;
  const watch = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => abort.abort(), QUIET_MS);
  };
  try {
    for (;;) {
      watch();
      const { done, value } = await reader.read();
      if (done) return;
      buffer = (buffer + value).replace(/\r\n?/g, '\n');
      const blocks = buffer.split('\n\n');
      buffer = blocks.pop();
      for (const block of blocks) {
        const field = (name) =>
          block
            .split('\n')
            .filter((line) => line.startsWith(`${name}:`))
            .map((line) => line.slice(name.length + 1).trim())
            .join('\n');
        const type = field('event');
        const data = field('data');
        if (data !== '' && (type === 'calls' || type === 'call')) learn(JSON.parse(data), type);
      }
    }
  } finally {
    clearTimeout(quiet);
  }
};

const once = async () => {
  const abort = new AbortController();
  const { stream, token } = source;
  const response = await fetch(stream, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' },
    credentials: 'omit',
    cache: 'no-store',
    signal: abort.signal,
  });
  if (response.status === 401) return 'expired';
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  tell({ type: 'up' });
  await readStream(response, abort);
  return 'ended';
};

const run = async () => {
  if (running) return;
  running = true;
  let failures = 0;
  while (failures < TRIES_UNTIL_DOWN) {
    const used = source;
    let result;
    try {
      result = await once();
    } catch {
      result = 'failed';
    }
    if (result === 'expired') {
      if (used === source) {
        running = false;
        tell({ type: 'expired' });
        return;
      }
      continue;
    }
    failures = result === 'failed' ? failures + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 500));
  }
  running = false;
  tell({ type: 'down' });
};

self.onconnect = (event) => {
  const tab = event.ports[0];
  tabs.add(tab);
  tab.onmessage = ({ data }) => {
    if (data.type === 'bye') tabs.delete(tab);
    if (data.type === 'follow') {
      source = { stream: data.stream, token: data.token };
      if (running) {
        tab.postMessage({ type: 'up' });
        tab.postMessage({ type: 'calls', data: { items: [...known.values()] } });
      }
      void run();
    }
  };
  tab.start();
};
