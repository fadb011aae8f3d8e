import { eraseRecording } from '../../../calls/recordings/erase.ts';
import type { EraseDeps } from '../../../calls/recordings/erase.ts';
import type { Listening } from '../../../calls/recordings/listen.ts';
import { Problem } from '../../../calls/problems.ts';
import { audioRequestOf, sendAudio } from '../../audio-answer.ts';
import { ANSWERED } from '../route.ts';
import type { AddRoute } from '../route.ts';

/** Listening and deleting, for administrators: a viewer sees everything but conversations. */
export const addRecordingRoutes = (
  add: AddRoute,
  deps: EraseDeps & { readonly listening: Listening },
): void => {
  add('GET /calls/:id/recording', async ({ params, session, by, req, res }) => {
    if (session.role !== 'administrator')
      throw new Problem('forbidden', 'You may look at calls but not listen to them: your role is viewer.');
    const call = await deps.book.get(params.id);
    if (!call) throw new Problem('call_not_found', `There is no call ${params.id}.`);
    const audio = await deps.listening.open(call, by.actor, audioRequestOf(req.method, req.headers));
    await sendAudio(res, audio);
    return ANSWERED;
  });

  add('DELETE /calls/:id/recording', async ({ params, by }) => {
    await eraseRecording(deps, params.id, by.actor);
  });
};
