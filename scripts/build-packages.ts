import { buildPackages } from './packages/build.ts';

for (const { path, bytes } of buildPackages())
  process.stdout.write(`${path} (${Math.round(bytes / 1024)} KiB)\n`);
