/** Labels of the CRM's own modules. */
export const modules = {
  application: {
    LBL_MOR_DIAL_FAILED:
      'MOR: the call was not placed, the telephone service cannot be reached at the moment.',
    LBL_MOR_DIAL_REFUSED: 'MOR: the call was not placed:',
    LBL_MOR_DIAL_UNKNOWN:
      'MOR: it is not known whether the call was placed. Look into the call history before you call again.',
    LBL_MOR_DIAL_DONE: 'MOR: this record has its call already; plan a new one to call again.',
  },
  Administration: {
    LBL_MOR_ADMIN_GROUP: 'Telephony',
    LBL_MOR_ADMIN_GROUP_DESCRIPTION: 'Calls from the CRM through Kolmisoft MOR',
    LBL_MOR_ADMIN_TITLE: 'MOR telephony',
    LBL_MOR_ADMIN_DESCRIPTION: 'Connector address, key, dialling rights, connection test',
  },
  Users: {
    LBL_MOR_USERNAME: 'MOR username',
    LBL_MOR_DEVICE: 'MOR device id',
    LBL_MOR_SOURCE: 'Own telephone number (rings first)',
  },
  Contacts: { LBL_MOR_NUMBERS: 'Last digits of a telephone number (MOR)' },
  Leads: { LBL_MOR_NUMBERS: 'Last digits of a telephone number (MOR)' },
  Accounts: { LBL_MOR_NUMBERS: 'Last digits of a telephone number (MOR)' },
  Prospects: { LBL_MOR_NUMBERS: 'Last digits of a telephone number (MOR)' },
  Calls: {
    LBL_MOR_CALL_ID: 'MOR call',
    LBL_MOR_TALK_SECONDS: 'Talk time (seconds)',
    LBL_MOR_OUTCOME: 'Call outcome',
    LBL_MOR_RESULT: 'Result',
    LBL_MOR_RECORDING: 'Recording',
    LBL_MOR_DIAL_NOW: 'Dial now',
  },
} as const;
