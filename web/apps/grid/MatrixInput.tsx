import type { Titles } from '@selvedge/sdk/app';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toClipboard } from '../../format/csv.ts';
import { formatExact, withUnit } from '../../format/number.ts';
import { isBlock, readBlock } from '../../format/tsv.ts';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { type Draft, draftText, newDraft } from '../form/draft.ts';
import { FieldInput } from '../form/FieldInput.tsx';
import { useFaults } from '../form/faults.ts';
import type { Matrix } from '../value/matrix.ts';
import { sumOf } from '../value/sum.ts';
import { useTelling } from '../value/useTelling.ts';
import { cellWords, unitOf } from '../value/words.ts';
import { cellName, cellOf, moveBetweenCells } from './moving.ts';
import { matrixBlock, matrixKeys, numbersOf, pasteMatrix } from './paste.ts';

interface Props {
  readonly matrix: Matrix;
  readonly rows: readonly Draft[];
  readonly path: string;
  readonly label: Titles;
  readonly onChange: (rows: readonly Draft[]) => void;
}

/** Numbers by row and key, typed as in a spreadsheet: arrow keys, totals, blocks pasted and copied. */
export function MatrixInput({ matrix, rows, path, label, onChange }: Props) {
  const { t } = useTranslation('apps');
  const telling = useTelling();
  const { language } = telling;
  const faults = useFaults();
  // Columns stay where they are while numbers are typed; one without numbers is in no row yet.
  const [added, setAdded] = useState<readonly string[]>(() => matrixKeys(matrix, rows));
  const [fresh, setFresh] = useState('');
  const heads = Object.entries(matrix.heads);
  const keys = [...new Set([...added, ...matrixKeys(matrix, rows)])];
  const { value } = matrix;
  const total = (numbers: readonly unknown[]): string => formatExact(sumOf(value, numbers));
  const change = (index: number, part: Draft): void =>
    onChange(rows.with(index, { ...rows[index], ...part }));
  const grid = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    grid.current?.querySelector<HTMLInputElement>(`[data-cell="${wanted}"] input`)?.focus();
    setWanted(null);
  }, [wanted]);
  const addRow = (): void => {
    onChange([...rows, newDraft(matrix.heads)]);
    setWanted(cellName(rows.length, 0));
  };
  const addKey = (): void => {
    const names = fresh.split(/[\s,，、/]+/).filter((key) => key !== '' && !keys.includes(key));
    setAdded([...added, ...names]);
    setFresh('');
    // What is typed next is the first row, be it there or not.
    if (rows.length === 0) addRow();
    else setWanted(cellName(0, isNamed(rows[0]) ? heads.length + keys.length : 0));
  };
  const isNamed = (row: Draft): boolean => heads.every(([name]) => draftText(row[name]) !== '');
  /** Enter on the last row begins the next, once the last one says what it is. */
  const goOn = (event: KeyboardEvent<HTMLElement>): void => {
    const at = cellOf(event.target);
    if (event.key === 'Enter' && at?.row === rows.length - 1 && isNamed(rows[at.row])) {
      event.preventDefault();
      addRow();
    } else moveBetweenCells(event, true);
  };
  const removeKey = (key: string): void => {
    setAdded(added.filter((each) => each !== key));
    onChange(
      rows.map((row) => ({
        ...row,
        [matrix.name]: Object.fromEntries(
          Object.entries(numbersOf(matrix, row)).filter(([each]) => each !== key),
        ),
      })),
    );
  };
  const paste = (text: string, at: { row: number; column: number }): void => {
    const pasted = pasteMatrix(matrix, rows, keys, readBlock(text), at);
    setAdded(pasted.keys);
    onChange(pasted.rows);
  };

  return (
    <div
      ref={grid}
      className="grid-input"
      data-testid={`matrix-${path}`}
      onKeyDown={goOn}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain');
        const at = cellOf(event.target) ?? (rows.length === 0 ? { row: 0, column: 0 } : null);
        if (!isBlock(text) || at === null) return;
        event.preventDefault();
        paste(text, at);
      }}
    >
      {rows.length + keys.length > 0 && (
        <div className="table-scroll">
          <table className="small-table matrix-table" aria-label={label[language]}>
            <thead>
              <tr>
                {heads.map(([name, field]) => (
                  <th key={name} scope="col">
                    {field.title[language]}
                  </th>
                ))}
                {keys.map((key) => (
                  <th key={key} scope="col" className="number">
                    {key}
                    <button
                      type="button"
                      className="grid-cross"
                      tabIndex={-1}
                      aria-label={t('apps:grid.removeKey', { key })}
                      onClick={() => removeKey(key)}
                    >
                      ✕
                    </button>
                  </th>
                ))}
                <th scope="col" className="number total">
                  {withUnit(t('apps:grid.total'), unitOf(value, language))}
                </th>
                <th>
                  <span className="hidden-word">{t('apps:grid.row')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => {
                const numbers = numbersOf(matrix, row);
                return (
                  <tr key={index}>
                    {heads.map(([name, field], column) => {
                      const at = `${path}.${index}.${name}`;
                      return (
                        <td key={name} data-cell={cellName(index, column)} className={`cell-${field.kind}`}>
                          <FieldInput
                            field={field}
                            path={at}
                            id={`field-${at}`}
                            label={`${field.title[language]} ${index + 1}`}
                            value={row[name]}
                            isWrong={faults.has(at)}
                            isSmall
                            onChange={(next) => change(index, { [name]: next })}
                          />
                        </td>
                      );
                    })}
                    {keys.map((key, column) => {
                      const at = `${path}.${index}.${matrix.name}.${key}`;
                      return (
                        <td
                          key={key}
                          data-cell={cellName(index, heads.length + column)}
                          className="matrix-cell"
                        >
                          <input
                            value={draftText(numbers[key])}
                            inputMode="decimal"
                            aria-label={`${key} ${index + 1}`}
                            aria-invalid={faults.has(at)}
                            data-field={at}
                            onFocus={(event) => event.target.select()}
                            onChange={(event) =>
                              change(index, { [matrix.name]: { ...numbers, [key]: event.target.value } })
                            }
                          />
                        </td>
                      );
                    })}
                    <td className="number total">{total(Object.values(numbers))}</td>
                    <td className="grid-tools">
                      <Button
                        type="text"
                        size="small"
                        onClick={() => onChange(rows.toSpliced(index + 1, 0, row))}
                      >
                        {t('apps:grid.duplicate')}
                      </Button>
                      <Button type="text" size="small" onClick={() => onChange(rows.toSpliced(index, 1))}>
                        {t('apps:grid.remove')}
                      </Button>
                    </td>
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
                <td className="number total" data-testid={`total-${path}`}>
                  {total(rows.flatMap((row) => Object.values(numbersOf(matrix, row))))}
                </td>
                <td />
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      <span className="form-tools">
        <Button onClick={addRow} data-testid={`add-row-${path}`}>
          {t('apps:grid.addRow')}
        </Button>
        <Input
          value={fresh}
          placeholder={t('apps:grid.newColumns')}
          aria-label={t('apps:grid.newColumns')}
          onChange={(event) => setFresh(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault();
            addKey();
          }}
          style={{ width: 180 }}
          data-testid={`new-key-${path}`}
        />
        <Button onClick={addKey} disabled={fresh.trim() === ''}>
          {t('apps:grid.addColumns')}
        </Button>
        {rows.length > 0 && (
          <CopyButton
            text={toClipboard(
              matrixBlock(
                matrix,
                rows,
                keys,
                (field, each) => cellWords(field, each, telling),
                (field) => field.title[language],
              ),
            )}
            label={t('apps:grid.copy')}
          />
        )}
      </span>
      <p className="muted">{t('apps:grid.matrixHint')}</p>
    </div>
  );
}
