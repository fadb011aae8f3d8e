/** The connector's public API, with the token that the demo CRM's server got for the user. */
import { $ } from './page.js';

let token = '';

const send = (path, init = {}) =>
  fetch(`/v1${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });

/** The body of a successful answer; otherwise throws the connector's problem. */
const answerOf = async (response) => {
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.detail), { problem: answer });
  return answer;
};

export const api = async (method, path, { body, key } = {}) => {
  const headers = {};
  if (body) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  return answerOf(await send(path, { method, headers, body: body && JSON.stringify(body) }));
};

/** The audio of a call's recording. */
export const audio = async (id) => {
  const response = await send(`/calls/${id}/recording`);
  return response.ok ? response.blob() : answerOf(response);
};

export const events = (id) => send(`/calls/${id}/events`);

/** The step that every CRM's server performs for the signed-in user. */
export const newToken = async () => {
  const response = await fetch('/demo/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: $('agent').value }),
  });
  return (await answerOf(response)).token;
};

/** Acts for the agent who is chosen now. */
export const signIn = async () => {
  token = await newToken();
  return token;
};
