/** The demo CRM's contacts and users, and the activities that the connector wrote. */
import { durationText } from './duration.js';
import { $, el, labelled, time } from './page.js';
import { playerOf } from './recording.js';

export const loadCrm = async () => (await fetch('/demo/api/crm')).json();

export const loadActivities = async () => {
  const { activities, tasks } = await loadCrm();
  $('no-tasks').hidden = tasks.length > 0;
  $('tasks').replaceChildren(
    ...tasks.map((task) =>
      el('li', {
        textContent: `${task.state === 'done' ? '✓ done: ' : ''}${task.subject}, due ${task.dueOn}, ${task.owner ?? ''}`,
      }),
    ),
  );
  $('no-activities').hidden = activities.length > 0;
  $('activities-table').hidden = activities.length === 0;
  $('activities').replaceChildren(
    ...activities.map((a) =>
      el(
        'tr',
        {},
        labelled('Time', time(a.startedAt)),
        labelled('Subject', `${a.direction === 'inbound' ? '↙ ' : ''}${a.subject}`),
        labelled('Talked', a.outcome === 'answered' ? durationText(a.talkSeconds, 'en') : '–'),
        labelled('Result', a.disposition ?? ''),
        labelled('Notes', a.notes ?? ''),
        labelled('Recording', a.outcome === 'answered' ? playerOf(a.callId) : ''),
      ),
    ),
  );
};
