import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { completion } from '../../src/cli/completion.ts';
import { USAGE } from '../../src/cli/usage.ts';
import { run } from './setup.ts';

const has = (shell: string): boolean => spawnSync(shell, ['--version']).error === undefined;

describe('completion', () => {
  it('completes commands, their actions and their options in a real bash', async () => {
    const { out } = await run(completion, ['bash']);
    const folder = mkdtempSync(join(tmpdir(), 'completion-'));
    const complete = (...words: string[]): string[] => {
      const script = join(folder, 'try.sh');
      const line = ['mor-crm-connector', ...words].map((word) => `'${word}'`).join(' ');
      writeFileSync(
        script,
        `${out}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length}; _mor_crm_connector\nprintf '%s\\n' "\${COMPREPLY[@]}"\n`,
      );
      return execFileSync('bash', [script], { encoding: 'utf8' }).trim().split('\n');
    };
    try {
      expect(complete('').toSorted()).toEqual(Object.keys(USAGE).toSorted());
      expect(complete('users', 'im')).toEqual(['import']);
      expect(complete('users', '--d')).toEqual(['--dry-run']);
      expect(complete('keys', 'rotate', 'to')).toEqual(['tokens']);
      expect(complete('restore', '--o')).toEqual(['--overwrite']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each(['zsh', 'fish'])(
    'names every command in %s, checked by the shell where it is installed',
    async (shell) => {
      const { out } = await run(completion, [shell]);
      for (const name of Object.keys(USAGE)) expect(out).toContain(name);
      if (has(shell)) expect(spawnSync(shell, ['-n', '/dev/stdin'], { input: out }).status).toBe(0);
    },
  );

  it('names the shells when given an unknown one', async () => {
    await expect(run(completion, ['tcsh'])).rejects.toThrow('completion bash|zsh|fish');
  });
});
