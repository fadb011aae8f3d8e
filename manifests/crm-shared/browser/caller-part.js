// The part of a card that says who is calling: records to choose from or open, and pages for creating one.
import { element } from './elements.js';
import { isOver, recordOf } from './incoming.js';
import { t } from './texts.js';

const CREATE = [
  ['Leads', 'in_create_lead'],
  ['Contacts', 'in_create_contact'],
];

const button = (label, act, isPlain) => {
  const node = element('button', { type: 'button', class: isPlain ? 'button plain' : 'button' }, label);
  node.addEventListener('click', act);
  return node;
};

const buttonsOf = (call, actions) => {
  const record = recordOf(call);
  if (record) return [button(t('in_open', { name: record.name }), () => actions.open(record))];
  if (call.elsewhere) return [];
  if (call.matches.length > 0) return call.matches.map((match) => button(match.name, () => actions.choose(match), true));
  if (call.lookUp !== 'done' || !call.from || (isOver(call) && call.outcome !== 'missed' && !call.mine)) return [];
  return CREATE.map(([module, label]) => button(t(label), () => actions.create(module, call.from)));
};

/** Buttons of an incoming call; redrawn only when something about them has changed. */
export const createCallerPart = (actions) => {
  const node = element('div', { class: 'callers' });
  let painted = '';
  return {
    node,
    update(call) {
      const picture = JSON.stringify([call.record, call.matches, call.lookUp, call.elsewhere, call.mine, call.state]);
      if (picture === painted) return;
      painted = picture;
      node.replaceChildren(...buttonsOf(call, actions));
    },
  };
};
