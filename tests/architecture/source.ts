import { parseSync, Visitor, type Expression } from 'oxc-parser';

/** What one source file reaches for. */
export interface Reaches {
  /** Specifiers of static and dynamic imports, re-exports, type imports, `new URL('./x.ts', import.meta.url)`. */
  readonly imports: readonly string[];
  /** Dynamic imports whose specifier is computed: nobody can check where they lead. */
  readonly computedImports: number;
  readonly readsEnvironment: boolean;
  /** String literals, import specifiers excepted. */
  readonly strings: ReadonlySet<string>;
}

/** @throws Error when the file cannot be parsed */
export function readSource(file: string, text: string): Reaches {
  const parsed = parseSync(file, text);
  const fault = parsed.errors[0];
  if (fault !== undefined) throw new Error(`${file}: ${fault.message}`);
  const imports: string[] = [];
  const strings = new Set<string>();
  let computedImports = 0;
  let readsEnvironment = false;

  const visitor = new Visitor({
    ImportDeclaration: (node) => void imports.push(node.source.value),
    ExportAllDeclaration: (node) => void imports.push(node.source.value),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) imports.push(node.source.value);
    },
    TSImportType: (node) => void imports.push(node.source.value),
    ImportExpression: (node) => {
      const specifier = literal(node.source);
      if (specifier === null) computedImports++;
      else imports.push(specifier);
    },
    NewExpression: (node) => {
      const [first] = node.arguments;
      const isUrl = node.callee.type === 'Identifier' && node.callee.name === 'URL';
      if (!isUrl || first === undefined || first.type === 'SpreadElement') return;
      const target = literal(first);
      if (target !== null && /^\.\.?\/.*\.[jt]sx?$/.test(target)) imports.push(target);
    },
    MemberExpression: (node) => {
      if (isProcess(node.object) && nameOf(node.property) === 'env') readsEnvironment = true;
    },
    VariableDeclarator: (node) => {
      if (node.init === null || !isProcess(node.init) || node.id.type !== 'ObjectPattern') return;
      for (const property of node.id.properties) {
        if (property.type === 'RestElement' || nameOf(property.key) === 'env') readsEnvironment = true;
      }
    },
    ImportSpecifier: (node) => {
      if (node.imported.type === 'Identifier' && node.imported.name === 'env')
        readsEnvironment ||= /from ['"](node:)?process['"]/.test(text);
    },
    Literal: (node) => {
      if (typeof node.value === 'string') strings.add(node.value);
    },
  });
  visitor.visit(parsed.program);
  for (const specifier of imports) strings.delete(specifier);
  return { imports, computedImports, readsEnvironment, strings };
}

function literal(node: Expression): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? null;
  return null;
}

const isProcess = (node: { type: string }): boolean =>
  (node.type === 'Identifier' && 'name' in node && node.name === 'process') ||
  (node.type === 'MemberExpression' && 'property' in node && nameOf(node.property) === 'process');

function nameOf(node: unknown): string | null {
  if (typeof node !== 'object' || node === null) return null;
  if ('name' in node && typeof node.name === 'string') return node.name;
  return 'value' in node && typeof node.value === 'string' ? node.value : null;
}
