/** The page Glossary. */
export const glossary = {
  title: 'Glossary',
  intro: 'Words that stay on these pages because MOR or your CRM calls things so.',
  what_is: 'What is this?',
  agent: 'Agent',
  agent_means: 'The CRM user who clicks a number, or whom a caller rings.',
  line: 'Line',
  line_means:
    'What an agent needs for calling: a MOR user, a device and a source. Each row of the mapping is one.',
  source: 'Source',
  source_means:
    'The number that MOR dials first: the agent’s telephone. For example an extension such as 101, or a mobile number.',
  device: 'Device',
  device_means:
    'The device in MOR that the call is billed to. It goes by its id, which MOR also shows as ACC, not by the extension.',
  leg_a: 'Leg A and leg B',
  leg_a_means:
    'Every call has two parts. Leg A is MOR’s call to the agent’s telephone; leg B is the call to the contact, which begins when the agent has answered.',
  status_user: 'Status user',
  status_user_means:
    'The MOR account (administrator or reseller) with which the connector reads active calls and call records. Without it no call is followed.',
  page_origin: 'Page origin',
  page_origin_means:
    'The beginning of a page’s address, such as https://crm.example.com, without a path. Only pages of the origins that are named may use the connector from a browser.',
  activity: 'Activity',
  activity_means:
    'What the CRM has of a call afterwards: a Task in Salesforce, a Call in SugarCRM and SuiteCRM. Each call has exactly one.',
  internal_number: 'Internal number',
  internal_number_means:
    'A short number inside the company. It is dialled only if a pattern of the rules names it.',
  free_dialling: 'Free dialling',
  free_dialling_means: 'The agent may also dial numbers that are on no record.',
  hash_order: 'Order of the hash',
  hash_order_means:
    'MOR checks each request by a sum of its values and the secret key. Versions of MOR put the values in different orders; the connector finds out the right one by itself.',
} as const;
