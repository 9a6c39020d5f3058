import type { FigureProps, SheetColumn, TableColumn } from '@selvedge/sdk/page';
import { type ReactNode, useId, useState } from 'react';
import { DataTable } from '../parts/DataTable.tsx';
import { Empty } from '../parts/Empty.tsx';
import { ExcelButton } from '../parts/ExcelButton.tsx';
import { t } from './words.ts';
import './figures.css';

/** A column of the table behind a chart, on the screen and in the file. */
export interface FigureColumn<R> extends SheetColumn<R> {
  readonly key: string;
  readonly isNumber?: boolean;
  readonly text: (row: R) => string;
}

interface Props<R> extends FigureProps {
  readonly name: string;
  readonly columns: readonly FigureColumn<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly onOpen?: ((row: R) => void) | undefined;
  /** How to read its marks. */
  readonly legend?: ReactNode;
  readonly children: ReactNode;
}

/** A chart with its title, and the table behind it. */
export function Figure<R>({
  name,
  title,
  note,
  unit,
  empty,
  isWide,
  head,
  legend,
  children,
  ...table
}: Props<R>) {
  const [isTable, setTable] = useState(false);
  const heading = useId();
  const { columns, rows, keyOf, onOpen } = table;
  const isBare = rows.length === 0;
  return (
    <section
      className="figure-part"
      aria-labelledby={heading}
      data-wide={isWide || undefined}
      data-testid={`figure-${name}`}
    >
      <header>
        <h2 id={heading}>
          {title}
          {unit !== undefined && <small className="unit"> {unit}</small>}
        </h2>
        {!isBare && (
          <div className="figure-tools">
            <button
              type="button"
              className="part-button"
              aria-pressed={isTable}
              onClick={() => setTable(!isTable)}
              data-testid="as-table"
            >
              {t(isTable ? 'figures:asChart' : 'figures:asTable')}
            </button>
            <ExcelButton name={title} columns={columns} rows={rows} />
          </div>
        )}
      </header>
      {head !== undefined && <div className="figure-head">{head}</div>}
      {note !== undefined && <p className="figure-note">{note}</p>}
      {isBare ? (
        <Empty why={empty ?? t('figures:nothing')} />
      ) : isTable ? (
        <DataTable
          columns={columns.map(({ key, title: word, isNumber = false, text }, at): TableColumn<R> => ({
            key,
            title: word,
            text,
            isNumber,
            ...(at > 0 || onOpen === undefined
              ? {}
              : {
                  draw: (row) => (
                    <button type="button" className="figure-link" onClick={() => onOpen(row)}>
                      {text(row)}
                    </button>
                  ),
                }),
          }))}
          rows={rows}
          keyOf={keyOf}
          {...(onOpen === undefined ? {} : { onOpen })}
        />
      ) : (
        <>
          {legend !== undefined && <p className="figure-legend">{legend}</p>}
          {children}
        </>
      )}
    </section>
  );
}
