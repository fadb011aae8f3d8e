import { join } from 'node:path';
import { CodeAnalyzer, CodeAnalyzerConfig } from '@salesforce/code-analyzer-core';
import { createEnginePlugin } from '@salesforce/code-analyzer-pmd-engine';
import { PROJECT } from '../lib/paths.mjs';
import { packageDirectories, short } from '../lib/source.mjs';

/** PMD rules of the AppExchange security review, and those for security, error-prone code and limits: any finding fails. */
export const pmd = async () => {
  const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.withDefaults());
  await analyzer.addEnginePlugin(createEnginePlugin());
  const folders = (await packageDirectories()).map(({ path }) => join(PROJECT, path));
  const workspace = await analyzer.createWorkspace(folders);
  const rules = await analyzer.selectRules(
    ['pmd:AppExchange', 'pmd:Security', 'pmd:ErrorProne:Apex', 'pmd:Performance:Apex'],
    { workspace },
  );
  const results = await analyzer.run(rules, { workspace });
  const errors = results.getViolations().map((violation) => {
    const place = violation.getPrimaryLocation();
    const file = place.getFile();
    return `${file ? short(file) : ''}:${place.getStartLine() ?? ''} ${violation.getRule().getName()}: ${violation.getMessage()}`;
  });
  const count = rules.getCount();
  // No rules would mean no findings: that must not look like a pass.
  if (count < 37) errors.push(`only ${count} rules were selected, at least 37 were expected`);
  return { passed: errors.length === 0 ? count : 0, errors };
};
