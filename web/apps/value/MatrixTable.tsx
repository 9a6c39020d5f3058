import { useTranslation } from 'react-i18next';
import { formatExact, withUnit } from '../../format/number.ts';
import { toClipboard } from '../../format/csv.ts';
import { CopyButton } from '../../parts/CopyButton.tsx';
import type { Draft } from '../form/draft.ts';
import { matrixBlock, matrixKeys, numbersOf } from '../grid/paste.ts';
import type { Matrix } from './matrix.ts';
import { sumOf } from './sum.ts';
import { Value } from './Value.tsx';
import { cellWords, type Telling, unitOf } from './words.ts';
import { plainText } from './plain.ts';

/** Numbers by row and key, with totals, to read and to copy. */
export function MatrixTable({
  matrix,
  rows,
  telling,
  label,
}: {
  matrix: Matrix;
  rows: readonly Draft[];
  telling: Telling;
  label: string;
}) {
  const { t } = useTranslation('apps');
  const heads = Object.entries(matrix.heads);
  const keys = matrixKeys(matrix, rows);
  const { value } = matrix;
  const total = (numbers: readonly unknown[]): string => formatExact(sumOf(value, numbers));
  const block = matrixBlock(
    matrix,
    rows,
    keys,
    (field, each) => cellWords(field, each, telling),
    (field) => field.title[telling.language],
  );
  return (
    <div className="table-scroll" data-testid="matrix">
      <table className="small-table" aria-label={label}>
        <thead>
          <tr>
            {heads.map(([name, field]) => (
              <th key={name} scope="col">
                {field.title[telling.language]}
              </th>
            ))}
            {keys.map((key) => (
              <th key={key} scope="col" className="number">
                {key}
              </th>
            ))}
            <th scope="col" className="number total">
              {withUnit(t('apps:grid.total'), unitOf(value, telling.language))}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const numbers = numbersOf(matrix, row);
            return (
              <tr key={index}>
                {heads.map(([name, field]) => (
                  <td key={name}>
                    <Value field={field} value={row[name]} telling={telling} />
                  </td>
                ))}
                {keys.map((key) => (
                  <td key={key} className="number">
                    {numbers[key] === undefined ? '' : formatExact(plainText(numbers[key]))}
                  </td>
                ))}
                <td className="number total">{total(Object.values(numbers))}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={Math.max(1, heads.length)}>
              {t('apps:grid.total')}
            </th>
            {keys.map((key) => (
              <td key={key} className="number total">
                {total(rows.map((row) => numbersOf(matrix, row)[key]))}
              </td>
            ))}
            <td className="number total">
              {total(rows.flatMap((row) => Object.values(numbersOf(matrix, row))))}
            </td>
          </tr>
        </tfoot>
      </table>
      <CopyButton text={toClipboard(block)} label={t('apps:grid.copy')} />
    </div>
  );
}
