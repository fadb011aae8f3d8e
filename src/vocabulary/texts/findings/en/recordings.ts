/** Recordings of calls in MOR. */
export const recordings = {
  recordings_settled: {
    finding: 'legal basis {basis}, notice {notice}, kept {days} days, heard by {listen}',
  },
  recordings_none: {
    finding: 'none in the last seven days; whether they can be read shows after a recorded call',
  },
  recordings_guarded: {
    finding: 'can be read from here; according to recordings.guarded, by nobody else',
  },
  recordings_open: {
    finding:
      'recordings can be heard by anybody who guesses a name: MOR’s web server hands them out without a login, at least to this machine',
    cure: 'Let the web server of MOR give /recordings only to the address of this connector (and to MOR’s own pages). Then try an address of a recording from another machine: when it is refused, set recordings.guarded to true.',
  },
  recordings_closed: {
    finding: 'MOR’s web server does not give recordings to this machine',
    cure: 'Let the web server of MOR give /recordings to the address of this connector without a login, and to nobody else: the API has no other way to read them.',
  },
} as const;
