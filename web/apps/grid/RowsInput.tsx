import { type Fields, type Titles, unitIn } from '@selvedge/sdk/app';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isBlock, readBlock } from '../../format/tsv.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { type Draft, newDraft } from '../form/draft.ts';
import { FieldInput } from '../form/FieldInput.tsx';
import { useFaults } from '../form/faults.ts';
import { isNumber } from '../value/matrix.ts';
import { cellName, cellOf, moveBetweenCells } from './moving.ts';
import { pasteRows } from './paste.ts';

interface Props {
  readonly fields: Fields;
  readonly rows: readonly Draft[];
  readonly path: string;
  readonly label: Titles;
  readonly pathOf?: (index: number, name: string) => string;
  readonly onChange: (rows: readonly Draft[]) => void;
}

/** Rows of fields to be edited; a block of cells from a spreadsheet can be pasted. */
export function RowsInput({ fields, rows, path, label, pathOf, onChange }: Props) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const faults = useFaults();
  const columns = Object.entries(fields);
  const change = (index: number, row: Draft): void => onChange(rows.with(index, row));
  return (
    <div
      className="grid-input"
      data-testid={`rows-${path}`}
      onKeyDown={(event) => moveBetweenCells(event, false)}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain');
        const at = cellOf(event.target) ?? (rows.length === 0 ? { row: 0, column: 0 } : null);
        if (!isBlock(text) || at === null) return;
        event.preventDefault();
        onChange(pasteRows(rows, fields, readBlock(text), at));
      }}
    >
      {rows.length > 0 && (
        <div className="table-scroll">
          <table className="small-table" aria-label={label[language]}>
            <thead>
              <tr>
                {columns.map(([name, field]) => (
                  <th key={name} scope="col" className={isNumber(field) ? 'number' : undefined}>
                    {field.title[language]}
                    {isNumber(field) && field.unit !== undefined && (
                      <small className="unit"> {unitIn(field.unit, language)}</small>
                    )}
                  </th>
                ))}
                <th>
                  <span className="hidden-word">{t('apps:grid.row')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {columns.map(([name, field], column) => {
                    const at = pathOf?.(index, name) ?? `${path}.${index}.${name}`;
                    const fault = faults.get(at);
                    return (
                      <td key={name} data-cell={cellName(index, column)} className={`cell-${field.kind}`}>
                        <FieldInput
                          field={field}
                          path={at}
                          id={`field-${at}`}
                          label={`${field.title[language]} ${index + 1}`}
                          value={row[name]}
                          isWrong={fault !== undefined}
                          isSmall
                          onChange={(value) => change(index, { ...row, [name]: value })}
                        />
                        {fault !== undefined && (
                          <p className="form-fault" role="alert">
                            {fault}
                          </p>
                        )}
                      </td>
                    );
                  })}
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
              ))}
            </tbody>
          </table>
        </div>
      )}
      <span className="form-tools">
        <Button onClick={() => onChange([...rows, newDraft(fields)])} data-testid={`add-row-${path}`}>
          {t('apps:grid.addRow')}
        </Button>
        <span className="muted">{t('apps:grid.pasteHint')}</span>
      </span>
    </div>
  );
}
