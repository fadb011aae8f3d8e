import placeCall from '@salesforce/apex/MorCallController.placeCall';
import { problemOfError } from 'c/morProblemText';
import { isOpen } from 'c/morText';
import { rememberOpenCall, settleClick } from './openCall';

/**
 * Has the connector place the call of a click, and remembers what a reload of the page must find again. Never rejects.
 *
 * @returns {Promise<{ call?: object, nowMs?: number, problem?: object }>} an uncertain problem leaves the click open
 */
export async function send(click) {
  const { recordId, field, telephone, key } = click;
  let reply;
  try {
    reply = await placeCall({ recordId, field, telephone, idempotencyKey: key });
  } catch (error) {
    reply = { problem: problemOfError(error) };
  }
  if (!reply.problem?.uncertain) {
    settleClick(click);
  }
  if (isOpen(reply.call)) {
    rememberOpenCall(recordId, reply.call.id);
  }
  return reply;
}
