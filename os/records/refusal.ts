import { SelvedgeError } from '@selvedge/sdk/errors';
import { invalid } from '../namespace/parse.ts';
import type { Table } from './table.ts';
import { uniqueName } from './indexes.ts';
import { FAULT } from './words.ts';

const TAKEN = '23505';
const NO_SUCH = '23503';
const TOO_LARGE = '22003';

/** What PostgreSQL refused, in the words of the entity. */
export function refusal(error: unknown, table: Table): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const constraint = 'constraint' in error ? String(error.constraint) : '';
  if (error.code === NO_SUCH)
    return invalid([{ path: fieldOf(constraint, table), message: FAULT.reference }]);
  if (error.code === TOO_LARGE) return invalid([{ path: '', message: FAULT.tooLarge }]);
  if (error.code !== TAKEN) return error;
  const fields = (table.entity.unique ?? []).find((names) => uniqueName(table, names) === constraint) ?? [
    'id',
  ];
  const titles = fields.map((field) => table.entity.fields[field]?.title ?? { zh: field, en: field });
  const named = { zh: titles.map(({ zh }) => zh).join('＋'), en: titles.map(({ en }) => en).join(' + ') };
  return new SelvedgeError(
    'conflict',
    {
      reason: {
        zh: `已有“${table.entity.title.zh}”用了同样的${named.zh}。`,
        en: `There is one of “${table.entity.title.en}” with the same ${named.en} already.`,
      },
    },
    { cause: error, fields: fields.map((path) => ({ path, message: FAULT.taken })) },
  );
}

const fieldOf = (constraint: string, table: Table): string =>
  table.columns.find(({ name }) => constraint.endsWith(`_${name}_ref`))?.field ?? '';
