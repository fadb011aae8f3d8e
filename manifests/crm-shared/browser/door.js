// The way to the user's own CRM. Every answer is {ok: true, ...} or {ok: false, problem: {code, detail, cure}}.
const ANSWER_WITHIN_MS = 20000;

export const problemAnswer = (code, detail, cure) => ({ ok: false, problem: { code, detail: detail || '', cure: cure || '' } });

/** base64url of JSON: the CRM rewrites quotes and tags in form fields. */
const pack = (data) => {
  let binary = '';
  for (const byte of new TextEncoder().encode(JSON.stringify(data))) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
};

const readAnswer = async (response) => {
  if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) {
    return problemAnswer('session_expired');
  }
  const text = await response.text();
  try {
    const answer = JSON.parse(text);
    if (answer && typeof answer.ok === 'boolean') return answer;
  } catch {
    // Handled below: a login page, a maintenance page or a PHP error.
  }
  if (/action=Login|name="?username_password/i.test(text)) return problemAnswer('session_expired');
  return problemAnswer('crm_error', `HTTP ${response.status}`);
};

/** SuiteCRM: the entry point morCall. */
export const entryPointDoor = (address) => async (operation, data, token) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ANSWER_WITHIN_MS);
  try {
    const response = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      redirect: 'manual',
      signal: abort.signal,
      headers: { 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' },
      body: new URLSearchParams({ mor_op: operation, mor_token: token || '', mor_data: pack(data) }),
    });
    return await readAnswer(response);
  } catch {
    return problemAnswer('offline');
  } finally {
    clearTimeout(timer);
  }
};

/** Sugar: the REST endpoint MorConnector, with the page's own OAuth token. */
export const sugarDoor = (app) => (operation, data) =>
  new Promise((resolve) => {
    app.api.call('create', app.api.buildURL(`MorConnector/${operation}`), data, {
      success: (answer) => resolve(answer && typeof answer.ok === 'boolean' ? answer : problemAnswer('crm_error')),
      error: (error) => {
        const status = error ? error.status : 0;
        resolve(
          status === 401
            ? problemAnswer('session_expired')
            : problemAnswer(status ? 'crm_error' : 'offline', status ? `HTTP ${status}` : ''),
        );
      },
    });
  });

/** Greets the CRM once, keeps its token, and greets again when the session has changed. */
export const createSession = (door) => {
  let greeting;
  let lasting;
  const greet = () => {
    if (lasting === undefined) {
      lasting = door('hello', {}).then((answer) => {
        lasting = undefined;
        if (answer.ok) greeting = answer;
        return answer;
      });
    }
    return lasting;
  };
  return {
    greet,
    greeting: () => greeting,
    adopt: (known) => {
      greeting = known;
    },
    async ask(operation, data) {
      if (greeting === undefined) {
        const hello = await greet();
        if (!hello.ok) return hello;
      }
      const answer = await door(operation, data || {}, greeting.token);
      if (answer.ok || answer.problem.code !== 'session_token') return answer;
      const hello = await greet();
      return hello.ok ? door(operation, data || {}, greeting.token) : hello;
    },
  };
};
