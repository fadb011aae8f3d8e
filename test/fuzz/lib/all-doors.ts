import type { Door } from './door.ts';
import { addresses } from '../doors/addresses.ts';
import { httpBodies } from '../doors/http-bodies.ts';
import { httpHeads } from '../doors/http-heads.ts';
import { crmAnswers } from '../doors/crm-answers.ts';
import { csv } from '../doors/csv.ts';
import { morAnswers } from '../doors/mor-answers.ts';
import { numbers } from '../doors/numbers.ts';
import { signatures } from '../doors/signatures.ts';
import { tokens } from '../doors/tokens.ts';
import { yaml } from '../doors/yaml.ts';

export const DOORS: readonly Door[] = [
  numbers,
  csv,
  yaml,
  signatures,
  tokens,
  morAnswers,
  ...crmAnswers,
  httpBodies,
  httpHeads,
  addresses,
];
