import { describe, expect, it } from '@jest/globals';
import { CHAPTERS, HOME } from '../../scripts/site/chapters.ts';
import { render } from '../../scripts/site/markdown.ts';
import { pageOf } from '../../scripts/site/page.ts';
import { shares } from '../../scripts/site/table.ts';

const bodyOf = (markdown: string): string => render(markdown, HOME.file, new Map()).html;

describe('pages of the documentation', () => {
  it('give each column of a table room for its text, and the longest one the rest', () => {
    const explained = 'An administrator adds a mapping for this agent: user, device and number.';
    const codes = ['code', 'unauthenticated', 'agent_not_mapped'];
    const texts = codes.map((code) => [code, '422', explained, 'no']);
    const [code = 0, status = 0, rest, helps = 0] = shares(texts);
    expect(rest).toBeUndefined();
    expect(code).toBeGreaterThan(status);
    expect(helps).toBe(5 * Math.floor(helps / 5));
    // The longest one has half of the width at least.
    expect(code + status + helps).toBeLessThanOrEqual(50);
    expect(shares([])).toEqual([]);
  });

  it('name the column in each cell of a table of texts, and leave figures to scroll', () => {
    const row = 'Call it `agent_busy` | An agent whose line is busy gets this | End the current call first';
    const texts = `| code | meaning | what to do |\n| --- | --- | --- |\n| ${row} |\n`;
    expect(bodyOf(texts)).toContain('<td data-label="what to do">End the current');
    expect(bodyOf(texts.replace('meaning', ''))).toContain('<td class="rest">An agent whose');
    const figures = '| fault | times | lost |\n| --- | --- | --- |\n| kill -9 | 2,234 | 0 |\n';
    expect(bodyOf(figures)).not.toContain('data-label');
  });

  it('link what a document links, and no address that is only an example', () => {
    const html = bodyOf('See [the pages](https://wiki.kolmisoft.com/) of https://mor.example.com/billing.');
    expect(html).toContain('<a href="https://wiki.kolmisoft.com/">the pages</a>');
    expect(html).toContain('of https://mor.example.com/billing.');
  });

  it('let long names break where a word of them ends, and short ones nowhere', () => {
    expect(bodyOf('`FIXED_LINE_OR_MOBILE`')).toContain('FIXED_<wbr>LINE_<wbr>OR_<wbr>MOBILE');
    expect(bodyOf('`agent_busy`')).toContain('<code>agent_busy</code>');
  });

  it('lead back to the chapter of the menu that they belong to', () => {
    const decision = CHAPTERS.find(({ slug }) => slug.startsWith('decision-'));
    if (decision === undefined) throw new Error('no decision is a page');
    const page = pageOf(decision, render('# A decision', decision.file, new Map()), '1.0.0');
    expect(page).toContain('<a href="decisions.html" aria-current="true">Decisions</a>');
    expect(page).toContain('<a rel="prev" href="decisions.html">← Decisions</a>');
  });
});
