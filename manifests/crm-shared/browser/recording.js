// Where the recording of a call plays, once there is one.
import { element } from './elements.js';
import { t } from './texts.js';

/** @param addressOf the CRM's page that plays the recording of a call */
export const createRecording = (addressOf) => {
  const link = element('a', { class: 'listen', target: '_blank', rel: 'noopener', hidden: true }, t('listen'));
  return {
    node: link,
    update({ id, recording }) {
      link.hidden = !recording || recording.state !== 'available';
      link.href = addressOf(id);
    },
  };
};

/** Sugar has no entry points: its front end gets a page of its own, which leads to the player. */
export const addSugarPage = (app, door) => {
  const open = async (call) => {
    app.alert.show('mor-recording', { level: 'process' });
    const answer = await door('recording', { call });
    app.alert.dismiss('mor-recording');
    if (answer.ok) {
      window.location.replace(answer.url);
      return;
    }
    const { code, detail, cure } = answer.problem;
    const title = t(`p_${code}`) || detail;
    app.alert.show('mor-recording', { level: 'error', messages: [`${title}. ${cure}`], autoClose: false });
    app.router.navigate('Calls', { trigger: true });
  };
  app.events.on('router:init', () => {
    app.router.addRoutes([
      { name: 'morRecording', route: 'MorRecording/:call', callback: (call) => void open(call) },
    ]);
  });
};
