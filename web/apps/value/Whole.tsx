import type { Field } from '@selvedge/sdk/app';
import { draftList, isDraft } from '../form/draft.ts';
import { FileValue } from './FileValue.tsx';
import { isNumber, isPlain, matrixOf } from './matrix.ts';
import { MatrixTable } from './MatrixTable.tsx';
import { RowsTable } from './RowsTable.tsx';
import { Value } from './Value.tsx';
import { part, type Telling } from './words.ts';
import { plainText } from './plain.ts';

/** True for a value that wants a line, or a table, of its own. */
export const isWide = (field: Field): boolean =>
  (field.kind === 'list' && !isPlain(field.item)) ||
  field.kind === 'object' ||
  (field.kind === 'text' && field.multiline === true);

/** A value in full: tables for rows, a matrix for numbers by key, pictures as they are. */
export function Whole({ field, value, telling }: { field: Field; value: unknown; telling: Telling }) {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return <span className="muted">—</span>;
  if (field.kind === 'file') return <FileValue id={plainText(value)} large />;
  if (field.kind === 'text' && field.multiline === true)
    return <p className="value-text">{plainText(value)}</p>;
  if (field.kind === 'list' && field.item.kind === 'object') {
    const rows = draftList(value).filter(isDraft);
    const matrix = matrixOf(field.item);
    return matrix === null ? (
      <RowsTable
        fields={field.item.fields}
        rows={rows}
        telling={telling}
        label={field.title[telling.language]}
      />
    ) : (
      <MatrixTable matrix={matrix} rows={rows} telling={telling} label={field.title[telling.language]} />
    );
  }
  if (field.kind === 'list' && !isPlain(field.item))
    return (
      <ol className="value-items">
        {draftList(value).map((each, index) => (
          <li key={index}>
            <Whole field={field.item} value={each} telling={telling} />
          </li>
        ))}
      </ol>
    );
  if (field.kind === 'object')
    return (
      <dl className="facts facts-inner">
        {Object.entries(field.fields).map(([name, each]) => (
          <div key={name}>
            <dt>{each.title[telling.language]}</dt>
            <dd>
              <Whole field={each} value={part(value, name)} telling={telling} />
            </dd>
          </div>
        ))}
      </dl>
    );
  if (field.kind === 'map')
    return (
      <table className="small-table">
        <tbody>
          {Object.entries(value).map(([key, each]) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td className={isNumber(field.value) ? 'number' : undefined}>
                <Value field={field.value} value={each} telling={telling} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  return <Value field={field} value={value} telling={telling} />;
}
