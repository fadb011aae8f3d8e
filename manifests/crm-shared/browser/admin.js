// The administration page. Keys go in and never come out.
import { connectionLabels } from '../../../src/vocabulary/texts/crm-labels.ts';
import { connection, problems } from '../../../src/vocabulary/texts/en.ts';
import { codePart } from './code.js';
import { createSession, entryPointDoor, sugarDoor } from './door.js';
import { element } from './elements.js';
import { fillPart } from './fill.js';
import { servedLink } from './served.js';

const ENGLISH = connectionLabels({ connection, problems });

const page = document.getElementById('mor-admin');

const openDoor = () => {
  const app = page.dataset.door === 'sugar' ? (window.parent.SUGAR || window.SUGAR).App : undefined;
  return createSession(app ? sugarDoor(app) : entryPointDoor('index.php?entryPoint=morCall'));
};

const ADMIN_STYLE = `
#mor-admin { max-width: 860px; margin: 16px; color: #1f2933; font-size: 14px; }
#mor-admin h2 { font-size: 22px; margin: 0 0 4px; }
#mor-admin .mor-lead { color: #55617a; margin: 0 0 18px; }
#mor-admin fieldset { border: 1px solid #d5dbe3; border-radius: 10px; padding: 8px 18px 16px; margin: 0 0 18px; background: #fff; }
#mor-admin legend { width: auto; border: 0; margin: 0; padding: 0 8px; font-size: 15px; font-weight: 600; }
#mor-admin .mor-row { display: grid; grid-template-columns: 220px 1fr; gap: 4px 18px; padding: 9px 0; align-items: start; }
#mor-admin .mor-row > label, #mor-admin .mor-row > .mor-label { font-weight: 600; padding-top: 7px; text-align: left; }
#mor-admin input[type=text], #mor-admin input[type=password], #mor-admin select { width: 100%; max-width: 460px; height: 36px; padding: 6px 10px;
  border: 1px solid #b6c0ce; border-radius: 6px; background: #fff; color: #1f2933; box-sizing: border-box; margin: 0; }
#mor-admin .mor-help { grid-column: 2; color: #55617a; font-size: 12.5px; margin: 0; }
#mor-admin .mor-check { display: flex; gap: 8px; align-items: center; font-weight: 400; margin: 4px 0; }
#mor-admin .mor-check input { margin: 0; position: static; width: 16px; height: 16px; opacity: 1; appearance: auto; -webkit-appearance: checkbox; }
#mor-admin .mor-row > .mor-check { font-weight: 400; }
#mor-admin .mor-line { display: flex; gap: 12px; align-items: center; flex-wrap: wrap; }
#mor-admin fieldset > p { margin: 4px 0 10px; }
#mor-admin .mor-line + input { margin-top: 10px; }
#mor-admin form > .mor-line ~ fieldset { margin-top: 18px; }
#mor-admin .mor-button { border: 1px solid #2563c9; background: #2563c9; color: #fff; border-radius: 6px; padding: 8px 18px; font-weight: 600; cursor: pointer; text-transform: none; height: auto; line-height: 1.3; }
#mor-admin .mor-button.mor-plain { background: #fff; color: #2563c9; }
#mor-admin .mor-button[disabled] { opacity: .6; }
#mor-admin .mor-told[data-bad] { color: #b42318; font-weight: 600; }
#mor-admin .mor-links { list-style: none; margin: 14px 0 0; padding: 0; }
#mor-admin .mor-links li { padding: 9px 14px; border-left: 4px solid #15803d; background: #f1faf4; margin-bottom: 6px; border-radius: 4px; }
#mor-admin .mor-links li[data-bad] { border-color: #b42318; background: #fdf1f0; }
#mor-admin .mor-links p { margin: 2px 0 0; overflow-wrap: anywhere; }
@media (max-width: 640px) { #mor-admin .mor-row { grid-template-columns: 1fr; } #mor-admin .mor-help { grid-column: 1; } }
`;

/** Problems that the door itself detects have only a code. */
const problemText = ({ code, detail, cure }, said) => `${detail} ${cure}`.trim() || said(`p_${code}`) || code;

const showAdmin = (session, settings) => {
  const said = (name) => (settings.texts && settings.texts[name]) || ENGLISH[name] || name;
  const inputs = {};
  const row = (name, input, help) => {
    input.id = `mor-${name}`;
    if (help) input.setAttribute('aria-describedby', `mor-${name}-help`);
    inputs[name] = input;
    return element(
      'div',
      { class: 'mor-row' },
      element('label', { for: input.id }, said(name)),
      input,
      help ? element('p', { class: 'mor-help', id: `mor-${name}-help` }, help) : undefined,
    );
  };
  const textRow = (name) => row(name, element('input', { type: 'text', value: settings[name] || '', autocomplete: 'off', spellcheck: 'false' }), said(`${name}_help`));
  const keyRow = (slot) => {
    const name = `key_${slot}`;
    const stored = settings[`has_${name}`];
    const input = element('input', { type: 'password', autocomplete: 'new-password', placeholder: stored ? '••••••••••••' : 'whsec_…' });
    const line = row(name, input, `${said(stored ? 'key_stored' : 'key_none')} ${slot === 1 ? said('key_help') : ''}`);
    if (stored) {
      const remove = element('input', { type: 'checkbox', id: `mor-remove-${slot}` });
      inputs[`remove_${name}`] = remove;
      line.append(element('span', {}), element('label', { class: 'mor-check' }, remove, said('key_remove')));
    }
    return line;
  };
  const country = element('select', {}, element('option', { value: '' }, said('country_none')));
  for (const code of settings.countries) country.append(element('option', { value: code, selected: code === settings.country }, code));
  const roles = settings.roles.map((role) => {
    const box = element('input', { type: 'checkbox', value: role.id, checked: settings.free_roles.includes(role.id) });
    return { box, line: element('label', { class: 'mor-check' }, box, role.name) };
  });
  const hooks = element('input', { type: 'checkbox', checked: settings.hooks === 'on' });
  const told = element('span', { class: 'mor-told', role: 'status' });
  const save = element('button', { type: 'submit', class: 'mor-button' }, said('save'));
  const test = element('button', { type: 'button', class: 'mor-button mor-plain' }, said('test'));
  const links = element('ul', { class: 'mor-links', 'aria-live': 'polite' });
  const form = element(
    'form',
    { autocomplete: 'off' },
    element('h2', {}, said('title')),
    element('p', { class: 'mor-lead' }, said('intro')),
    codePart(session.ask, said, (problem) => problemText(problem, said)),
    element('fieldset', {}, element('legend', {}, said('part_connection')), textRow('url'), keyRow(1), keyRow(2), textRow('browser_url')),
    element(
      'fieldset',
      {},
      element('legend', {}, said('part_dialling')),
      textRow('modules'),
      row('country', country, said('country_help')),
      element(
        'div',
        { class: 'mor-row' },
        element('span', { class: 'mor-label' }, said('free_roles')),
        element('div', { role: 'group', 'aria-label': said('free_roles') }, ...(roles.length > 0 ? roles.map(({ line }) => line) : [said('no_roles')])),
        element('p', { class: 'mor-help' }, said('free_roles_help')),
      ),
      element(
        'div',
        { class: 'mor-row' },
        element('span', { class: 'mor-label' }, said('hooks')),
        element('label', { class: 'mor-check' }, hooks, said('hooks_help')),
      ),
    ),
    element('div', { class: 'mor-line' }, save, test, told),
    links,
    fillPart(session.ask, said, (problem) => problemText(problem, said)),
  );
  const tell = (text, isBad) => {
    told.textContent = text;
    told.toggleAttribute('data-bad', Boolean(isBad));
  };
  const tellProblem = ({ problem }) => tell(problemText(problem, said), true);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    save.disabled = true;
    tell('');
    const values = { hooks: hooks.checked ? 'on' : 'off', free_roles: roles.filter(({ box }) => box.checked).map(({ box }) => box.value) };
    for (const [name, input] of Object.entries(inputs)) values[name] = input.type === 'checkbox' ? input.checked : input.value.trim();
    const answer = await session.ask('save', values);
    save.disabled = false;
    if (!answer.ok) {
      tellProblem(answer);
      return;
    }
    showAdmin(session, answer.settings).tell(said('saved'));
  });
  test.addEventListener('click', async () => {
    test.disabled = true;
    tell(said('testing'));
    links.replaceChildren();
    const { frontEnd } = page.dataset;
    const [answer, served] = await Promise.all([session.ask('test'), frontEnd ? servedLink(frontEnd, said) : undefined]);
    test.disabled = false;
    if (!answer.ok) {
      tellProblem(answer);
      return;
    }
    tell('');
    for (const link of served ? [...answer.links, served] : answer.links) {
      links.append(
        element(
          'li',
          { 'data-bad': !link.ok },
          element('strong', {}, `${said(`link_${link.link}`)}: ${said(link.ok ? 'fine' : 'broken')}`),
          link.detail ? element('p', {}, link.detail) : undefined,
          link.cure ? element('p', {}, link.cure) : undefined,
        ),
      );
    }
  });
  page.replaceChildren(element('style', {}, ADMIN_STYLE), form);
  return { tell };
};

const session = openDoor();
void session.ask('settings').then((answer) => {
  if (answer.ok) showAdmin(session, answer.settings);
  else page.textContent = problemText(answer.problem, (name) => ENGLISH[name]);
});
