import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CALL_STATES, OPEN_STATES, isOpen, isOver } from '../../src/vocabulary/call-states.ts';
import { OUTCOMES } from '../../src/vocabulary/outcomes.ts';
import { cardLabels } from '../../src/vocabulary/texts/crm-labels.ts';
import * as en from '../../src/vocabulary/texts/en.ts';

const SALESFORCE = 'manifests/salesforce';
const COMPONENTS = `${SALESFORCE}/force-app/main/default/lwc`;
const read = (file: string): string => readFileSync(file, 'utf8');

/** The keys of `const NAME = { key: ...` in a file that only browsers run. */
const keysIn = (file: string, name: string): string[] => {
  const body = new RegExp(`const ${name} = \\{([^}]*)\\}`).exec(read(file))?.[1] ?? '';
  return [...body.matchAll(/^ *(\w+):/gm)].map((match) => match[1] ?? '').sort();
};

describe('states and outcomes', () => {
  it('are open or over; a state that only a newer service knows is neither', () => {
    for (const state of CALL_STATES) expect(isOver(state)).toBe(!isOpen(state));
    expect([isOpen('parked'), isOver('parked')]).toEqual([false, false]);
    expect(CALL_STATES.filter((state) => !isOpen(state))).toEqual(['ended', 'refused']);
  });

  it('are styled in Salesforce', () => {
    const file = `${COMPONENTS}/morText/morText.js`;
    expect(keysIn(file, 'STATES')).toEqual(CALL_STATES.filter((state) => state !== 'ended').sort());
    expect(keysIn(file, 'OUTCOMES')).toEqual([...OUTCOMES].sort());
  });

  it('have texts in the demo and on the SuiteCRM and SugarCRM cards', () => {
    expect(keysIn('src/web/demo/call-card.js', 'STATES')).toEqual([...CALL_STATES].sort());
    const labels = Object.keys(cardLabels(en));
    // `dialling` looks like `requested`, and `ended` looks like its outcome.
    const shown = [...CALL_STATES, ...OUTCOMES].filter((word) => !['dialling', 'ended'].includes(word));
    const renamed: Readonly<Record<string, string>> = { accepted: 'calling_you' };
    expect(labels).toEqual(expect.arrayContaining(shown.map((word) => renamed[word] ?? word)));
    expect(labels).toContain('outcome_unknown');
  });

  it('are named in the descriptions of the Salesforce fields', () => {
    const fields = [
      'force-app/main/default/objects/Activity/fields/MOR_Outcome__c',
      'state-event/main/default/objects/MOR_Call_State__e/fields/Outcome__c',
    ];
    for (const field of fields) {
      const description = /<description>(.*)<\/description>/.exec(
        read(`${SALESFORCE}/${field}.field-meta.xml`),
      );
      for (const outcome of OUTCOMES) expect(description?.[1]).toContain(outcome);
    }
  });

  it('are listed nowhere else', () => {
    // The last three open states in quotes, in order: a list that was copied.
    const list = new RegExp(OPEN_STATES.slice(-3).join(`'?[^a-z_]{1,12}`));
    const listing = execFileSync('git', ['ls-files', 'src', 'connectors', 'manifests'], { encoding: 'utf8' });
    const copies = listing
      .split('\n')
      .filter((file) => /\.(?:tsx?|js|php|cls)$/.test(file) && existsSync(file) && list.test(read(file)));
    expect(copies.sort()).toEqual([`${COMPONENTS}/morText/callStates.js`, 'src/web/demo/words.js']);
  });
});
