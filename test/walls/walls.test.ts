import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkWalls, wallOf } from '../../scripts/walls/check.ts';
import type { SourceFile } from '../../scripts/walls/check.ts';
import { WALLS } from '../../scripts/walls/table.ts';

const ROOTS = ['src', 'connectors', 'manifests'];
// The Salesforce checks are a separate package with their own lockfile; component tests count as tests.
const NOT_OURS = /^manifests\/salesforce\/tools\/|\/__tests__\/|\/staticresources\//;

const house = (): SourceFile[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...ROOTS], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.(ts|tsx|js|mjs|cjs)$/.test(file) && !NOT_OURS.test(file) && existsSync(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** The findings for the project with one more file in it. */
const planted = (file: string, text: string): readonly string[] => checkWalls([{ file, text }], WALLS);

describe('the walls', () => {
  it('hold: every file imports only what its row allows', () => {
    expect(checkWalls(house(), WALLS)).toEqual([]);
  });

  it('have no row without a folder', () => {
    const files = house();
    const empty = WALLS.filter(
      ({ room }) => room.startsWith('src') && !files.some(({ file }) => wallOf(file, WALLS)?.room === room),
    );
    expect(empty).toEqual([]);
  });

  it('name only rooms that exist', () => {
    const rooms = new Set(WALLS.map(({ room }) => room));
    const named = WALLS.flatMap(({ rooms: values = [], types = [] }) => [...values, ...types]);
    expect(named.filter((room) => !rooms.has(room))).toEqual([]);
  });
});

/** One violation for each wall: the file, its text, and the name that the check must report. */
const PLANTED: readonly (readonly [file: string, text: string, names: string])[] = [
  ['src/mapping/numbers/x.ts', "import { z } from 'zod';", 'zod'],
  ['src/mapping/agents/x.ts', "import { fold } from '../../calls/call/fold.ts';", 'src/calls/call'],
  ['src/text/x.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
  ['src/defined.ts', "import { z } from 'zod';", 'zod'],
  ['src/vocabulary/x.ts', "import type { Call } from '../calls/call/call.ts';", 'src/calls/call'],
  ['src/calls/call/x.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
  ['src/calls/call/x.ts', "import type { CallStore } from '../ports.ts';", 'src/calls'],
  ['src/calls/x.ts', "import { createPlace } from './place/place.ts';", 'src/calls/place'],
  ['src/calls/problems.ts', "import type { Clock } from './ports.ts';", 'src/calls'],
  ['src/calls/place/x.ts', "import { createFollower } from '../follow/follow.ts';", 'src/calls/follow'],
  ['src/calls/outbox/x.ts', "import express from 'express';", 'express'],
  ['src/calls/inbound/x.ts', "import { createFollower } from '../follow/follow.ts';", 'src/calls/follow'],
  ['src/calls/recordings/x.ts', "import { createFollower } from '../follow/follow.ts';", 'src/calls/follow'],
  ['src/calls/follow/x.ts', 'const at = process.env.TZ;', 'process.env'],
  ['src/mor/x.ts', "import { createPlace } from '../calls/place/place.ts';", 'src/calls/place'],
  ['src/mor/x.ts', "import { isOpen } from '../calls/call/call.ts';", 'src/calls/call'],
  ['src/nodes/x.ts', "import { createFollower } from '../calls/follow/follow.ts';", 'src/calls/follow'],
  ['src/store/x.ts', "export { request } from 'undici';", 'undici'],
  ['src/http/x.ts', "import { openSqliteStore } from '../store/sqlite.ts';", 'src/store'],
  ['src/http/endpoints/x.ts', "const mor = await import('../../mor/client.ts');", 'src/mor'],
  ['src/http/admin/x.ts', "import type { Runtime } from '../../app/runtime.ts';", 'src/app'],
  ['src/http/admin/contract/x.ts', "import type { Sessions } from '../sessions.ts';", 'src/http/admin'],
  ['src/settings/x.ts', "import { problemReply } from '../http/problem-json.ts';", 'src/http'],
  ['src/settings/x.ts', "import { createRuntime } from '../app/runtime.ts';", 'src/app'],
  ['src/calls/inbound/x.ts', "import { createFollower } from '../follow/follow.ts';", 'src/calls/follow'],
  ['src/extensions/x.ts', "import { createRuntime } from '../app/runtime.ts';", 'src/app'],
  ['src/connector-interface.ts', "export { createPlace } from './calls/place/place.ts';", 'src/calls/place'],
  ['connectors/registry.ts', "import { z } from 'zod';", 'zod'],
  ['src/self-check/x.ts', "import { request } from 'undici';", 'undici'],
  ['src/upkeep/x.ts', "import { createCallBook } from '../calls/book.ts';", 'src/calls'],
  ['src/web/shared/x.ts', "import { h } from 'preact';", 'preact'],
  ['src/nodes/x.ts', "import { Pool } from 'pg';", 'pg'],
  ['src/limits/x.ts', "import { createNodes } from '../nodes/nodes.ts';", 'src/nodes'],
  ['src/config/x.ts', "import { createServer } from 'http';", 'http'],
  ['src/config/crm-keys.ts', "import { z } from 'zod';", 'zod'],
  ['src/simulator/x.ts', "import type { Hash } from '../mor/sign.ts';", 'src/mor'],
  ['src/web/panel/x.ts', "import { createPlace } from '../../calls/place/place.ts';", 'src/calls/place'],
  ['src/web/admin/x.tsx', "const fs = require('fs');", 'fs'],
  ['src/web/docs/x.ts', "import { z } from 'zod';", 'zod'],
  ['src/web/demo/x.js', "import { z } from 'zod';", 'zod'],
  ['connectors/salesforce/x.ts', "import { type } from '../sugarcrm/type.ts';", 'connectors/sugarcrm'],
  ['connectors/shared/x.ts', "import { createPlace } from '../../src/calls/place/place.ts';", 'place'],
  ['connectors/shared/x.ts', "import { sugarcrm } from '../sugarcrm/type.ts';", 'connectors/sugarcrm'],
  ['connectors/suitecrm/x.ts', 'const { env } = process;', 'process.env'],
  ['connectors/new-crm/x.ts', 'export {};', 'no row'],
  ['src/new-room/x.ts', 'export {};', 'no row'],
  ['src/calls/place/x.ts', 'const one = import(`./${name}.ts`);', 'computed'],
  ['manifests/crm-shared/browser/x.js', "import x from 'lodash';", 'lodash'],
  ['manifests/salesforce/force-app/main/default/lwc/a/a.js', "import x from 'lodash';", 'lodash'],
];

describe('planted violations', () => {
  it.each(PLANTED)('%s: %s', (file, text, names) => {
    expect(planted(file, text).join('\n')).toContain(names);
  });

  it('exist for every wall of the product', () => {
    const tried = new Set(PLANTED.map(([file]) => wallOf(file, WALLS)?.room));
    const composition = ['src/app', 'src/cli', 'src/demo', 'src/main.ts', 'src/program.ts'];
    const untried = WALLS.filter(({ room }) => room.startsWith('src/') && !composition.includes(room));
    expect(untried.map(({ room }) => room).filter((room) => !tried.has(room))).toEqual([]);
  });

  it('reveal a cycle of values, while cycles of types are allowed', () => {
    const a = { file: 'src/mapping/a.ts', text: "import { b } from './b.ts';\nexport const a = b;" };
    const values = {
      file: 'src/mapping/b.ts',
      text: "import { a } from './a.ts';\nexport const b = () => a;",
    };
    const types = { file: 'src/mapping/b.ts', text: "import type { a } from './a.ts';\nexport const b = 1;" };
    expect(checkWalls([a, values], WALLS).join()).toContain('a cycle of values');
    expect(checkWalls([a, types], WALLS)).toEqual([]);
  });

  it('treat types and values separately: a room that lends its types lends no code', () => {
    const text = "import type { Mapping } from '../../mapping/agents/mapping.ts';";
    expect(planted('src/web/admin/x.ts', text)).toEqual([]);
    expect(planted('src/web/admin/x.ts', text.replace(' type', ''))).toHaveLength(1);
    expect(planted('src/web/admin/x.ts', text.replace(' type', '').replace('{ M', '{ type M'))).toEqual([]);
  });
});
