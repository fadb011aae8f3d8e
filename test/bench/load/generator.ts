/** The load generator, in a separate process: one command at a time. */
import { sayReady } from '../lib/child.ts';
import type { LoadCommand } from './messages.ts';
import { run } from './run.ts';
import { openStreams } from './streams.ts';

process.on('message', (command: LoadCommand) => {
  void (command.kind === 'run' ? run(command) : openStreams(command)).then((result) =>
    process.send?.(result),
  );
});
process.on('disconnect', () => process.exit());
sayReady();
