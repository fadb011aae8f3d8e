import { parseArgs } from 'node:util';
import { UsageError } from './context.ts';
import type { Command } from './context.ts';
import { PROGRAM, USAGE, formsOf } from './usage.ts';
import type { Usage } from './usage.ts';

/** What can follow a command: its options and the words of its forms that are written as they are. */
interface Words {
  readonly name: string;
  readonly help: string;
  readonly words: readonly string[];
}

/** `users import FILE [--dry-run]     FILE - reads standard input`: the form ends where several spaces begin. */
const formOf = (line: string): string => line.split(/ {3,}/)[0] ?? line;

const actionsOf = ({ forms }: Usage): string[] =>
  forms.flatMap((form) => {
    const words = formOf(form).split(' ').slice(1);
    const isLiteral = (word: string): boolean => /^[a-z]+(\|[a-z]+)*$/.test(word);
    const end = words.findIndex((word) => !isLiteral(word));
    return words.slice(0, end < 0 ? undefined : end).flatMap((word) => word.split('|'));
  });

const optionsOf = ({ forms, options }: Usage): string[] =>
  [...forms.map(formOf), ...options.map((line) => line.split(/ {2,}/)[0] ?? '')].flatMap(
    (text) => text.match(/--[a-z-]+/g) ?? [],
  );

const commands = (): Words[] =>
  Object.entries(USAGE).map(([name, usage]) => ({
    name,
    help: usage.help,
    words: [...new Set([...actionsOf(usage), ...optionsOf(usage), '--help'])],
  }));

const bash = (): string[] => [
  `_${PROGRAM.replaceAll('-', '_')}() {`,
  '  local current=${COMP_WORDS[COMP_CWORD]} words',
  '  if [ "$COMP_CWORD" -eq 1 ]; then',
  `    words="${commands()
    .map(({ name }) => name)
    .join(' ')}"`,
  '  else',
  '    case ${COMP_WORDS[1]} in',
  ...commands().map(({ name, words }) => `      ${name}) words="${words.join(' ')}" ;;`),
  '    esac',
  '  fi',
  '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
  '}',
  `complete -o default -F _${PROGRAM.replaceAll('-', '_')} ${PROGRAM}`,
];

const zshQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const zsh = (): string[] => [
  `#compdef ${PROGRAM}`,
  `_${PROGRAM}() {`,
  '  if (( CURRENT == 2 )); then',
  '    local -a commands=(',
  ...commands().map(({ name, help }) => `      ${zshQuoted(`${name}:${help.replaceAll(':', '\\:')}`)}`),
  '    )',
  "    _describe 'command' commands",
  '    return',
  '  fi',
  '  case $words[2] in',
  ...commands().map(({ name, words }) => `    ${name}) compadd -- ${words.join(' ')} ;;`),
  '  esac',
  '  _files',
  '}',
  `compdef _${PROGRAM} ${PROGRAM}`,
];

const fish = (): string[] =>
  commands().flatMap(({ name, help, words }) => [
    `complete -c ${PROGRAM} -n __fish_use_subcommand -f -a ${name} -d ${zshQuoted(help)}`,
    ...words.map((word) =>
      word.startsWith('--')
        ? `complete -c ${PROGRAM} -n '__fish_seen_subcommand_from ${name}' -l ${word.slice(2)}`
        : `complete -c ${PROGRAM} -n '__fish_seen_subcommand_from ${name}' -a ${word}`,
    ),
  ]);

const SHELLS: Readonly<Record<string, () => string[]>> = { bash, zsh, fish };

/** `completion SHELL`: a script for the shell's own completion, made from the usage texts. */
export const completion: Command = ({ args, print }) => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [shell = '', ...others] = positionals;
  const script = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
  if (script === undefined || others.length > 0) throw new UsageError(formsOf('completion'));
  script().forEach(print);
  return Promise.resolve(0);
};
