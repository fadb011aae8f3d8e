import ts from 'typescript';

/** One import in a file. */
export interface FoundImport {
  /** As written: './call.ts', 'node:fs', 'zod'. */
  readonly specifier: string;
  /** False: `import type`, which has no effect at run time. */
  readonly value: boolean;
  readonly line: number;
}

/** A file's imports and other accesses. */
export interface FileReads {
  readonly imports: readonly FoundImport[];
  /** Lines that read the environment (`process.env`). */
  readonly environment: readonly number[];
}

const isTypeOnly = (clause: ts.ImportClause | undefined): boolean => {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
};

const isProcess = (node: ts.Expression): boolean =>
  (ts.isIdentifier(node) && node.text === 'process') ||
  (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.name.text === 'process');

const readsEnvironment = (node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && isProcess(node.expression)) ||
  (ts.isElementAccessExpression(node) &&
    ts.isStringLiteralLike(node.argumentExpression) &&
    node.argumentExpression.text === 'env' &&
    isProcess(node.expression)) ||
  (ts.isVariableDeclaration(node) &&
    node.initializer !== undefined &&
    isProcess(node.initializer) &&
    ts.isObjectBindingPattern(node.name) &&
    node.name.elements.some(
      ({ propertyName, name }) => (propertyName ?? name).getText(node.getSourceFile()) === 'env',
    ));

/** Calls that load a module: `import('x')` and `require('x')`. */
const loadedBy = (node: ts.Node): ts.Expression | undefined => {
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const loads =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require');
  return loads ? node.arguments[0] : undefined;
};

/** Every import of one source text: static, dynamic, re-exported, `require`, and types named by `import('x')`. */
export const readImports = (file: string, text: string): FileReads => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports: FoundImport[] = [];
  const environment: number[] = [];
  const lineOf = (node: ts.Node): number =>
    source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const add = (module: ts.Node | undefined, value: boolean): void => {
    if (module === undefined) return;
    // A computed module name cannot be judged: it is reported under its source text, which no wall allows.
    const specifier = ts.isStringLiteralLike(module) ? module.text : `computed: ${module.getText(source)}`;
    imports.push({ specifier, value, line: lineOf(module) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, !isTypeOnly(node.importClause));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, !node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, false);
    add(loadedBy(node), true);
    if (readsEnvironment(node)) environment.push(lineOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { imports, environment };
};
