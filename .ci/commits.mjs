// The newest commits say what they do: `type(scope): what`, at most 72 characters, imperative.
import { execFileSync } from 'node:child_process';

const NEWEST = 50;
const MOST_CHARACTERS = 72;
const FORM = /^(build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)(\([a-z0-9-]+\))?!?: \S/;
/** Past tense and third person, as they come by habit. */
const NOT_IMPERATIVE = /^[^:]+: (add(s|ed)|chang(es|ed)|fix(es|ed)|mov(es|ed)|remov(es|ed)|updat(es|ed))\b/i;

const subjects = execFileSync('git', ['log', `-${NEWEST}`, '--no-merges', '--format=%s'], {
  encoding: 'utf8',
});
const bad = subjects
  .split('\n')
  .filter(
    (subject) =>
      subject !== '' &&
      (subject.length > MOST_CHARACTERS || !FORM.test(subject) || NOT_IMPERATIVE.test(subject)),
  );
for (const subject of bad) console.log(`not type(scope): what, in ${MOST_CHARACTERS} characters: ${subject}`);
process.exitCode = bad.length === 0 ? 0 : 1;
