/** What a check of zod found, as far as people have to know it. */
interface Issue {
  readonly code: string;
  readonly message: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly values?: readonly unknown[];
  readonly format?: string;
}

const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };
const KINDS: Readonly<Record<string, string>> = {
  string: 'must be a text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be yes or no (true or false)',
  array: 'must be a list',
  object: 'must have fields of its own',
  record: 'must be a list of names with their values',
};
/** How the library's own messages begin; any other text was written for the field. */
const OWN_MESSAGE = /^(?:Invalid|Too|Unrecognized|Expected)\b/;

const sizeText = (bound: string, { origin = '' }: Issue, size: number | bigint | undefined): string =>
  `must be ${bound} ${size}${UNITS[origin] ?? ''}`;

const ownText = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown: ${issue.keys?.join(', ')}`;
    case 'too_big':
      return sizeText('at most', issue, issue.maximum);
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? 'must not be empty'
        : sizeText('at least', issue, issue.minimum);
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'must be given' : KINDS[issue.expected ?? ''];
    case 'invalid_value':
      return `must be ${(issue.values ?? []).map(String).join(' or ')}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'must be an address such as https://example.com' : undefined;
    default:
      return undefined;
  }
};

/** A finding in words for the person who fills in a form or a file. A text that was written for the field stays. */
export const issueText = (issue: Issue): string =>
  OWN_MESSAGE.test(issue.message) ? (ownText(issue) ?? 'is not written as it has to be') : issue.message;
