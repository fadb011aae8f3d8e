/** What is wrong with one line of the mapping. */
export const lines = {
  line_no_crm: { finding: 'no CRM instance "{value}" in the configuration; there are: {known}' },
  line_no_mor: { finding: 'no MOR server "{value}" in the configuration; there are: {known}' },
  line_not_a_number: {
    finding: '"{value}" is not a number: digits, * and #, with + in front for the international form',
  },
  line_emergency: { finding: '"{value}" is an emergency number' },
  line_cannot_dial: { finding: '"{value}" cannot be dialled: {reason}' },
  line_digits_lost: {
    finding:
      'a spreadsheet has changed it and digits are lost; format the column as text and enter the number again',
  },
  line_no_number: { finding: 'holds no number' },
  line_no_country: { finding: '"{value}" is no country; use a two-letter code such as LT' },
  line_device: {
    finding: 'the device is its number in MOR (shown as ACC), digits only; not the extension or SIP name',
  },
  line_digits: { finding: 'only digits are possible' },
  line_email: { finding: 'is no e-mail address' },
  line_text: { finding: 'must be text' },
  line_too_long: { finding: 'is longer than {most} characters' },
  line_control: { finding: 'holds a line break or another control character' },
  line_lost_letter: {
    finding: 'a letter is lost: the sign {sign} stands in its place; write the letter again',
  },
  line_true_false: { finding: 'must be true or false (yes, no, 1, 0 are understood)' },
  line_missing: { finding: 'is missing' },
  source_emergency: { finding: '{source} is the emergency number {number}' },
  source_code: { finding: '{source} is a code with * or #, which is never dialled' },
  source_cannot_dial: { finding: '{source} cannot be dialled: {reason}' },
  source_not_internal: {
    finding:
      '{source} is neither an internal number (numbers.internal) nor the extension that MOR has for this device',
  },
  source_lost_zero: {
    finding: 'a spreadsheet may have taken the 0 in front of {digits}; write {number} if that is meant',
  },
  mor_line_no_device: { finding: 'MOR {mor} has no device {device}.' },
  mor_line_device_untold: { finding: 'MOR did not tell about the device: {text}' },
  mor_line_no_user: { finding: 'MOR {mor} has no user {username} (or does not show it).' },
  mor_line_user_untold: { finding: 'MOR did not tell about the user: {text}' },
  mor_line_of_another: { finding: 'Device {device} belongs to another MOR user than {username}.' },
  mor_line_not_asked: { finding: 'MOR {mor} cannot be asked: status.username is not set.' },
  row_no_mor: { finding: 'There is no MOR server "{mor}".' },
  row_device_shared: { finding: 'Device {device} is used by {agents} too.' },
  row_no_user: { finding: 'The CRM does not know this user any more.' },
  row_inactive: { finding: 'This user is not active in the CRM.' },
  csv_column_twice: { finding: 'the column is there twice (the second time as "{heading}")' },
  csv_column_missing: {
    finding: 'the column is missing; the first line has to name it (it says {headings})',
  },
  csv_too_long: { finding: 'the file has more than {most} lines; split it into several files' },
  csv_quote_open: {
    finding: 'a cell in quotes begins here and does not end; write each quote inside a cell twice',
  },
  csv_quote_behind: {
    finding: 'there is text behind a cell in quotes; write each quote inside a cell twice',
  },
  csv_empty: { finding: 'the file is empty; its first line names the columns' },
  csv_headings_only: { finding: 'there are only headings, and no line with an agent below them' },
  csv_cells: { finding: 'has {cells}, the header line {headings}' },
  csv_agent_twice: { finding: '{agent} is on line {earlier} already (and again on line {line})' },
} as const;
