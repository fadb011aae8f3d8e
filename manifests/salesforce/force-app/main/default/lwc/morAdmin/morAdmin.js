import { LightningElement } from 'lwc';
import currentUserId from '@salesforce/user/Id';
import listAgents from '@salesforce/apex/MorAdminController.listAgents';
import checkUser from '@salesforce/apex/MorAdminController.checkUser';
import { isConnectionProblem, problemOfError, problemText } from 'c/morProblemText';
import { format, text } from 'c/morText';

/** As many as Apex lists at once. */
const MOST_AGENTS = 200;

/** Administrators' page: does the connection work, who may call, and what is missing for whom. */
export default class MorAdmin extends LightningElement {
  text = text;
  agents = [];
  statuses = {};
  search = '';
  loading = true;
  testing = false;
  connected = false;
  connectionProblem;
  listProblem;

  connectedCallback() {
    this.load();
  }

  async load() {
    const { search } = this;
    let agents = [];
    let problem;
    try {
      agents = await listAgents({ search });
    } catch (error) {
      problem = problemOfError(error);
    }
    // Typing went on meanwhile: the answer to what stands there now is on its way.
    if (search !== this.search) {
      return;
    }
    this.agents = agents;
    this.listProblem = problem;
    this.loading = false;
  }

  handleSearch(event) {
    this.search = event.target.value ?? '';
    this.load();
  }

  get rows() {
    return this.agents.map((agent) => ({
      ...agent,
      status: this.statuses[agent.userId] ?? '',
      checkLabel: format(text.adminCheckUser, agent.name),
    }));
  }

  get isEmpty() {
    return !this.loading && !this.listProblem && this.agents.length === 0;
  }

  get more() {
    return this.agents.length === MOST_AGENTS ? format(text.adminMore, MOST_AGENTS) : '';
  }

  get hasAgents() {
    return this.agents.length > 0;
  }

  async handleTest() {
    this.testing = true;
    this.connected = false;
    this.connectionProblem = undefined;
    const reply = await this.ask(currentUserId);
    this.testing = false;
    if (isConnectionProblem(reply.problem)) {
      this.connectionProblem = reply.problem;
    } else {
      this.connected = true;
    }
  }

  async handleCheck(event) {
    const { user } = event.currentTarget.dataset;
    this.statuses = { ...this.statuses, [user]: text.loading };
    const reply = await this.ask(user);
    const problems = reply.problem ? [reply.problem] : reply.agent.problems;
    this.statuses = { ...this.statuses, [user]: problems.map(problemText).join(' ') || text.adminReady };
  }

  async ask(userId) {
    try {
      return await checkUser({ userId });
    } catch (error) {
      return { problem: problemOfError(error) };
    }
  }
}
