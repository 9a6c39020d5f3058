import type { JsonSchema } from '../json-schema.ts';

/** A JSON Schema as a TypeScript type. @param indent null = on one line */
export function typeText(schema: JsonSchema, indent: string | null = null): string {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined)
    return [...new Set(choices.map((choice) => typeText(choice, indent)))].join(' | ');
  if (schema.allOf !== undefined) return schema.allOf.map((part) => typeText(part, indent)).join(' & ');
  if (Array.isArray(schema.type))
    return schema.type.map((type: string) => typeText({ ...schema, type }, indent)).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `readonly ${grouped(typeText(schema.items ?? {}, indent))}[]`;
    case 'object':
      return objectText(schema, indent);
    default:
      return 'unknown';
  }
}

const literal = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? `'${value.replaceAll(/['\\]/g, (sign) => `\\${sign}`)}'` : String(value);

const grouped = (type: string): string =>
  type.startsWith('readonly ') || isCompound(type) ? `(${type})` : type;

/** True when a `|` or `&` stands outside all braces and brackets. */
function isCompound(type: string): boolean {
  let depth = 0;
  for (const sign of type.replaceAll(/'(?:[^'\\]|\\.)*'/g, '')) {
    if ('{[(<'.includes(sign)) depth += 1;
    else if ('}])>'.includes(sign)) depth -= 1;
    else if (depth === 0 && (sign === '|' || sign === '&')) return true;
  }
  return false;
}

function objectText(schema: JsonSchema, indent: string | null): string {
  const { properties, required = [], additionalProperties, propertyNames } = schema;
  if (properties === undefined) {
    if (typeof additionalProperties !== 'object') return 'Readonly<Record<string, unknown>>';
    const key = propertyNames === undefined ? 'string' : typeText(propertyNames);
    return `Readonly<Record<${key}, ${typeText(additionalProperties, indent)}>>`;
  }
  const inner = indent === null ? null : `${indent}  `;
  const members = Object.entries(properties).map(([name, property]) => {
    const comment =
      inner === null || property.description === undefined ? '' : `/** ${property.description} */\n${inner}`;
    const key = /^[a-z_$][\w$]*$/i.test(name) ? name : literal(name);
    return `${comment}readonly ${key}${required.includes(name) ? '' : '?'}: ${typeText(property, inner)};`;
  });
  if (members.length === 0) return 'Readonly<Record<string, never>>';
  return indent === null
    ? `{ ${members.join(' ')} }`
    : `{\n${members.map((member) => `${inner}${member}\n`).join('')}${indent}}`;
}
