import type { CrmAgent } from '../../src/calls/connector.ts';

/** A contact of the demo CRM. Telephone fields hold what people type, not what a machine would write. */
export interface DemoContact {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly mobile?: string;
  readonly office?: string;
  readonly doNotCall?: boolean;
  readonly openCases?: number;
  /** What a click on this contact demonstrates. */
  readonly shows: string;
}

/** The demo's contacts. The last three digits choose how the simulated call goes. */
export const DEMO_CONTACTS: readonly DemoContact[] = [
  {
    id: 'ona',
    name: 'Ona Petrauskaitė',
    company: 'Baltijos medis',
    openCases: 2,
    country: 'LT',
    mobile: '8 612 34 001',
    shows: 'answers; you talk for some seconds',
  },
  {
    id: 'james',
    name: 'James Carter',
    company: 'Thames Freight',
    country: 'GB',
    office: '(020) 7946 0002',
    shows: 'is busy',
  },
  {
    id: 'greta',
    name: 'Greta Schäfer',
    company: 'Havel Druck',
    openCases: 1,
    country: 'DE',
    office: '030 / 2000-3003',
    mobile: '0151 23456 001',
    shows: 'does not answer in the office; the mobile number works',
  },
  {
    id: 'emily',
    name: 'Emily Johnson',
    company: 'Hudson Supplies',
    country: 'US',
    office: '212.736.5004',
    shows: 'cannot be reached: no free line on the way',
  },
  {
    id: 'janis',
    name: 'Jānis Bērziņš',
    company: 'Daugava Logistika',
    country: 'LV',
    mobile: '00371 29 123 005',
    shows: 'your own telephone rings and nobody picks it up',
  },
  {
    id: 'marta',
    name: 'Marta Wiśniewska',
    company: 'Wisła Foods',
    country: 'PL',
    mobile: 'tel:606-123-011',
    shows: 'answers; the call lasts until it is hung up',
  },
  {
    id: 'piotr',
    name: 'Piotr Wiśniewski',
    company: 'Wisła Foods',
    country: 'PL',
    mobile: '606 12 30 11',
    shows: 'shares a telephone with Marta',
  },
  {
    id: 'lucia',
    name: 'Lucía Fernández',
    company: 'Ebro Viajes',
    country: 'ES',
    office: '912 345 014; 612 345 001',
    shows: 'two numbers in one field; rejects the call',
  },
  {
    id: 'akira',
    name: '田中 明 (Akira Tanaka)',
    company: 'Sumida Works',
    country: 'JP',
    office: '03-3212-1013',
    shows: 'answers; a short talk',
  },
  {
    id: 'luca',
    name: 'Luca Rossi',
    company: 'Tevere Moda',
    country: 'IT',
    office: '06 6982 1001',
    doNotCall: true,
    shows: 'does not want to be called, so nothing is dialled',
  },
  {
    id: 'sofia',
    name: 'Sofia Lindqvist',
    company: 'Mälaren Design',
    country: 'SE',
    shows: 'has no number',
  },
  {
    id: 'pierre',
    name: 'Pierre Dubois',
    company: 'Rhône Vins',
    country: 'FR',
    office: '01 23 4',
    shows: 'has a number with digits missing',
  },
  {
    id: 'laima',
    name: 'Laimos linija',
    company: 'Horoscopes by telephone',
    country: 'LT',
    office: '0 900 12345',
    shows: 'is a premium number, so nothing is dialled',
  },
];

/** The demo's agents; logins and devices are those of the simulator's world. */
export const DEMO_AGENTS: readonly CrmAgent[] = [
  {
    user: 'ann',
    name: 'Ann Adams',
    email: 'ann@example.com',
    active: true,
    country: 'LT',
    mapping: { username: 'ann', device: '5', source: '101' },
  },
  {
    user: 'bob',
    name: 'Bob Brown',
    email: 'bob@example.com',
    active: true,
    country: 'GB',
    mapping: { username: 'bob', device: '6', source: '102' },
  },
  {
    user: 'carol',
    name: 'Carol Clark (device that MOR does not know)',
    email: 'carol@example.com',
    active: true,
    mapping: { username: 'carol', device: '99999', source: '103' },
  },
  { user: 'dave', name: 'Dave Dunn', email: 'dave@example.com', active: true, mapping: {} },
  { user: 'erin', name: 'Erin Evans', email: 'erin@example.com', active: true, mapping: {} },
  { user: 'grace', name: 'Grace Green', email: 'grace@example.com', active: true, mapping: {} },
  { user: 'hh', name: 'Hill, Heidi', telephone: '108', active: true, mapping: {} },
  { user: 'newcomer', name: 'Nick Newcomer (no telephone yet)', active: true, mapping: {} },
];
