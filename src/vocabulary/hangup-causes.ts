import { fillNames } from './fill-names.ts';
import { hangups } from './texts/findings/en/hangups.ts';

export type HangupCode = keyof typeof hangups;

interface HangupText {
  /** For the agent: what happened, as a clause after a colon. */
  readonly agent: string;
  /** For the administrator, as a code whose text every language has, and in English: what the cause means ... */
  readonly code: HangupCode;
  readonly meaning: string;
  /** ... and what to check. */
  readonly cure: string;
}

const ACCOUNT = 'your telephone account cannot make this call; tell your administrator';
const SETTINGS = 'the telephone system is not set up for this call; tell your administrator';
const NETWORK = 'the telephone network could not put the call through; try again later';
const NUMBER = 'the number cannot be reached; check it';
const LINE = 'too many calls are going on at the moment; try again in a minute';

/**
 * Why a leg ended, by the number in a CDR's `dispod`, for the agent. Up to 127: ITU-T Q.850; 487: SIP; from 200 on:
 * MOR's own decisions (https://wiki.kolmisoft.com/index.php/Hangupcause_Codes, November 2026). The texts for administrators
 * have the same numbers.
 */
const FOR_AGENTS: Readonly<Record<number, string>> = {
  1: NUMBER,
  16: 'the call was ended in the normal way',
  17: 'the line is busy',
  18: 'the telephone does not respond',
  19: 'nobody answered',
  20: 'the telephone is switched off or not connected',
  21: 'the call was rejected',
  34: NETWORK,
  41: NETWORK,
  58: NETWORK,
  102: 'nobody answered in time',
  200: SETTINGS,
  201: ACCOUNT,
  202: ACCOUNT,
  203: ACCOUNT,
  204: ACCOUNT,
  205: SETTINGS,
  207: SETTINGS,
  208: ACCOUNT,
  209: SETTINGS,
  210: ACCOUNT,
  211: ACCOUNT,
  212: ACCOUNT,
  213: ACCOUNT,
  214: ACCOUNT,
  215: ACCOUNT,
  216: ACCOUNT,
  217: SETTINGS,
  218: ACCOUNT,
  219: LINE,
  220: ACCOUNT,
  221: ACCOUNT,
  222: ACCOUNT,
  223: LINE,
  224: ACCOUNT,
  225: SETTINGS,
  226: SETTINGS,
  227: 'no card PIN was entered',
  228: 'no number was keyed in',
  229: SETTINGS,
  230: NETWORK,
  232: SETTINGS,
  234: SETTINGS,
  235: ACCOUNT,
  236: 'the call was asked for too early; try again in a minute',
  237: ACCOUNT,
  249: ACCOUNT,
  250: ACCOUNT,
  251: ACCOUNT,
  252: ACCOUNT,
  253: ACCOUNT,
  254: ACCOUNT,
  487: 'the call was given up before an answer',
};

/** Causes that share one line in the manual with the cause before them. */
const ALIKE: Readonly<Record<number, number>> = {
  214: 213,
  216: 215,
  250: 249,
  251: 249,
  252: 249,
  253: 249,
  254: 249,
};

export const HANGUP_CAUSES: readonly number[] = Object.keys(FOR_AGENTS).map(Number);

const isKnown = (code: string): code is HangupCode => Object.hasOwn(hangups, code);

/** The text for a cause, even one that is in no table. */
export const hangupText = (cause: number): HangupText => {
  const own = `hangup_${ALIKE[cause] ?? cause}`;
  const code = isKnown(own) ? own : 'hangup_other';
  const { finding, cure } = hangups[code];
  return {
    agent:
      FOR_AGENTS[cause] ??
      `the telephone system gave the reason ${cause}, which your administrator can look up`,
    code,
    meaning: fillNames(finding, { cause }),
    cure,
  };
};
