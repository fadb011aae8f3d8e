import { DEFINED, PROBLEM } from './wall.ts';
import type { Wall } from './wall.ts';

/** The rooms that know nothing of MOR's API, databases or CRMs. */
export const INSIDE: readonly Wall[] = [
  {
    room: 'src/vocabulary',
    purpose:
      'the codes that everybody shares, a row each, and their texts, a folder per language; the columns of a mapping',
  },
  { room: DEFINED, purpose: 'omits undefined members; every room may import it' },
  { room: 'src/text', purpose: 'decodes the bytes of a file in any encoding' },
  {
    room: 'src/mapping',
    purpose: 'numbers, dial rules, agents, auto-match: pure',
    rooms: ['src/text', 'src/vocabulary'],
    libraries: [
      'libphonenumber-js',
      'countries-and-timezones',
      'i18n-iso-countries',
      'lru-cache',
      'papaparse',
    ],
  },
  {
    room: 'src/calls/call',
    purpose: 'a call, its states and how observations fold into it: pure',
    rooms: ['src/vocabulary'],
    libraries: ['uuid'],
    node: ['crypto'],
  },
  {
    room: 'src/calls',
    purpose: 'the interfaces that the domain needs from outside, the book of open calls',
    rooms: [PROBLEM, 'src/calls/call', 'src/calls/recordings', 'src/vocabulary'],
    types: ['src/calls/place', 'src/mapping'],
  },
  {
    room: 'src/calls/recordings',
    purpose: 'recordings of ended calls: found in MOR, kept as long as allowed, heard by those who may',
    rooms: ['src/calls', PROBLEM, 'src/calls/call', 'src/vocabulary'],
    types: ['src/calls/place', 'src/mapping'],
  },
  {
    room: PROBLEM,
    purpose: 'the error that carries a stable code',
    rooms: ['src/vocabulary'],
    types: ['src/calls/call'],
  },
  {
    room: 'src/calls/place',
    purpose: 'one click: resolve, check, write the intent, ask MOR; the preview',
    rooms: ['src/calls', PROBLEM, 'src/calls/call', 'src/mapping', 'src/vocabulary'],
    node: ['crypto'],
  },
  {
    room: 'src/calls/follow',
    purpose: 'turns rows and CDRs of MOR into observations of calls',
    rooms: ['src/calls', 'src/calls/call', 'src/vocabulary'],
  },
  {
    room: 'src/calls/inbound',
    purpose: 'incoming calls: whose telephone rings, who is calling',
    rooms: ['src/calls', PROBLEM, 'src/calls/call', 'src/mapping', 'src/vocabulary'],
    types: ['src/calls/place'],
    libraries: ['lru-cache'],
  },
  {
    room: 'src/calls/outbox',
    purpose: 'writes exactly one activity for each ended call',
    rooms: ['src/calls', 'src/calls/call', 'src/vocabulary'],
  },
];
