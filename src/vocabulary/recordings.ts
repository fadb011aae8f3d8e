/** What the connector knows about a call's recording in MOR. */
export const RECORDING_STATES = ['pending', 'available', 'none', 'deleted'] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

/** Whose calls an agent may listen to. */
export const LISTENERS = ['own', 'team', 'all'] as const;
export type Listeners = (typeof LISTENERS)[number];

/** Article 6 of the GDPR, as far as it can carry a recording. */
export const LEGAL_BASES = ['consent', 'contract', 'legal_obligation', 'legitimate_interest'] as const;

/** How the other party learns that the call is recorded. */
export const NOTICES = ['announcement', 'agent_says', 'none'] as const;
export type Notice = (typeof NOTICES)[number];

/** Why a recording was deleted: its time was over, an administrator asked for it, or the other party did not consent. */
export const ERASURES = ['expired', 'requested', 'no_consent'] as const;
export type Erasure = (typeof ERASURES)[number];
