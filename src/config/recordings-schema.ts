import { z } from 'zod';
import { LEGAL_BASES, LISTENERS, NOTICES } from '../vocabulary/recordings.ts';
import { days, origin } from './parts.ts';

/** What must be settled before anything is recorded (GDPR, articles 5, 6 and 13). */
const SETTLED = ['keepDays', 'legalBasis', 'notice'] as const;

/** Recordings of one MOR server. */
export const recordingsSchema = z
  .strictObject({
    enabled: z.boolean().default(false).meta({
      title: 'Offer recordings',
      description: 'Needs MOR’s Recordings add-on, and keepDays, legalBasis and notice below',
    }),
    keepDays: days.optional().meta({
      title: 'Keep them (days)',
      description: 'After this time the connector deletes the recording in MOR (MOR X16 and newer)',
    }),
    listen: z.enum(LISTENERS).default('own').meta({
      title: 'Who may listen',
      description:
        'own: to calls one has talked in; team: also to those of agents with the same MOR user; all: of the whole CRM instance. Administrators always may',
    }),
    legalBasis: z.enum(LEGAL_BASES).optional().meta({
      title: 'Legal basis',
      description: 'On which your company records calls; your lawyer knows',
    }),
    notice: z.enum(NOTICES).optional().meta({
      title: 'Who tells the other party',
      description:
        'announcement: MOR plays one; agent_says: the agent asks and ticks it in the card, else the recording is deleted; none: nobody',
    }),
    guarded: z.boolean().default(false).meta({
      title: 'Nobody else can fetch the files',
      description:
        'Set it once you have seen from another machine that MOR refuses the address of a recording: check cannot see that from here, and says BROKEN until then',
    }),
    hosts: z.array(origin).default([]).meta({
      title: 'Recordings servers',
      description:
        'Only where MOR keeps recordings on another machine, such as http://recordings.example.com. Audio is read from MOR itself and from these, from nowhere else',
    }),
  })
  .superRefine((recordings, context) => {
    if (!recordings.enabled) return;
    for (const key of SETTLED) {
      if (recordings[key] !== undefined) continue;
      context.addIssue({
        code: 'custom',
        path: [key],
        message: 'is needed before recordings can be enabled',
      });
    }
  });

export type RecordingsConfig = z.infer<typeof recordingsSchema>;
