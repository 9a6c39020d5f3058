import type { Fields } from '@selvedge/sdk/app';
import { isNumber } from './matrix.ts';
import { Value } from './Value.tsx';
import { type Telling, part } from './words.ts';
import { withoutTwins } from './twins.ts';

/** Rows of fields, to read. */
export function RowsTable({
  fields,
  rows,
  telling,
  label,
}: {
  fields: Fields;
  rows: readonly unknown[];
  telling: Telling;
  label: string;
}) {
  const columns = withoutTwins(fields, rows, telling);
  return (
    <div className="table-scroll">
      <table className="small-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(([name, field]) => (
              <th key={name} scope="col" className={isNumber(field) ? 'number' : undefined}>
                {field.title[telling.language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(([name, field]) => (
                <td key={name} className={isNumber(field) ? 'number' : undefined}>
                  <Value field={field} value={part(row, name)} telling={telling} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
