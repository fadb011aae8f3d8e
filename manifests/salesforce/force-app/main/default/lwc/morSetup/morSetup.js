import { LightningElement } from 'lwc';
import currentUserId from '@salesforce/user/Id';
import checkUser from '@salesforce/apex/MorAdminController.checkUser';
import listSteps from '@salesforce/apex/MorSetupController.listSteps';
import saveAddress from '@salesforce/apex/MorSetupController.saveAddress';
import saveKey from '@salesforce/apex/MorSetupController.saveKey';
import { isConnectionProblem, problemDetail, problemOfError, problemText } from 'c/morProblemText';
import { format, text as words } from 'c/morText';
import { STATES, STEPS, text } from './steps';

/** What an administrator still has to do in this org, step by step, with the org's and the connector's own answers. */
export default class MorSetup extends LightningElement {
  text = { ...words, ...text };
  steps = [];
  loading = true;
  problem;
  /** What the administrator types: the address, and the key, which no answer ever brings back. */
  address = '';
  key = '';
  complaint = {};

  connectedCallback() {
    this.load();
  }

  async load() {
    this.loading = true;
    this.problem = undefined;
    try {
      const steps = await listSteps();
      this.address = steps.find(({ code }) => code === 'address')?.detail ?? '';
      const after = steps.findIndex(({ code }) => code === 'key') + 1;
      this.steps = [...steps.slice(0, after), await this.connection(steps), ...steps.slice(after)];
    } catch (error) {
      this.problem = problemOfError(error);
    }
    this.loading = false;
  }

  /** Without address and key there is nobody to ask. */
  async connection(steps) {
    const step = { code: 'connection', state: 'missing', detail: '' };
    if (steps.some(({ code, state }) => ['address', 'key'].includes(code) && state === 'missing')) {
      return step;
    }
    const { problem } = await checkUser({ userId: currentUserId }).catch((error) => ({
      problem: problemOfError(error),
    }));
    return isConnectionProblem(problem)
      ? { ...step, detail: `${problemText(problem)} ${problemDetail(problem)}` }
      : { ...step, state: 'done' };
  }

  get rows() {
    return this.steps.map(({ code, state, detail }, index) => {
      const { title, hint, setup } = STEPS[code];
      const { words: stateWords, icon } = STATES[state];
      const takesDetail = hint.includes('{0}');
      return {
        code,
        title: `${index + 1}. ${title}`,
        hint: takesDetail ? format(hint, detail || '–') : hint,
        detail: takesDetail || code === 'address' ? '' : detail,
        state: stateWords,
        icon,
        rowClass: `mor-step mor-step_${state}`,
        showHint: state !== 'done',
        setupUrl: setup && state !== 'done' ? `/lightning/setup/${setup}/home` : '',
        openLabel: `${text.open}: ${title}`,
        isAddress: code === 'address',
        isKey: code === 'key',
        complaint: this.complaint[code] ?? '',
      };
    });
  }

  get progress() {
    const done = this.steps.filter(({ state }) => state === 'done').length;
    return this.loading ? '' : format(text.progress, done, this.steps.length);
  }

  get hasSteps() {
    return this.steps.length > 0;
  }

  handleAddress(event) {
    this.address = event.target.value;
  }

  handleKey(event) {
    this.key = event.target.value;
  }

  handleSaveAddress() {
    return this.save('address', () => saveAddress({ address: this.address }));
  }

  async handleSaveKey() {
    await this.save('key', () => saveKey({ key: this.key }));
    this.key = '';
  }

  /** The org's own words stand beside the field that it refused. */
  async save(code, write) {
    this.complaint = {};
    try {
      await write();
    } catch (error) {
      this.complaint = { [code]: error?.body?.message ?? String(error) };
      return;
    }
    await this.load();
  }
}
