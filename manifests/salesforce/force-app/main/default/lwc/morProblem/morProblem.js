import { LightningElement, api } from 'lwc';
import { problemDetail, problemText } from 'c/morProblemText';
import { format, text } from 'c/morText';

/**
 * What went wrong and what to do about it.
 *
 * @fires MorProblem#retry
 * @fires MorProblem#dismiss
 */
export default class MorProblem extends LightningElement {
  text = text;
  @api problem;
  @api canRetry = false;
  /** A problem in a list cannot be closed by itself. */
  @api keep = false;

  get words() {
    return problemText(this.problem);
  }

  get detail() {
    return problemDetail(this.problem);
  }

  get wait() {
    const seconds = this.problem.retryAfterSeconds;
    return seconds ? format(text.waitSeconds, seconds) : '';
  }

  get canDismiss() {
    return !this.keep;
  }

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry'));
  }

  handleDismiss() {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}
