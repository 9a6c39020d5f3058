import type { DataTableProps, TableColumn } from '@selvedge/sdk/page';
import { useState } from 'react';
import { formatNumber } from '../../format/number.ts';
import { blockOf, type Corner } from './block.ts';
import { Empty } from './Empty.tsx';

/** A cell as text. */
function textOf<R>(row: R, { key, text, isNumber }: TableColumn<R>): string {
  if (text !== undefined) return text(row);
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, key) : undefined;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return isNumber === true ? formatNumber(value) : String(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Rows and columns; a block of cells is marked by dragging, or Shift and a click, and copied for a spreadsheet. */
export function DataTable<R>({ columns, rows, keyOf, onOpen, empty }: DataTableProps<R>) {
  const [from, setFrom] = useState<Corner | null>(null);
  const [to, setTo] = useState<Corner | null>(null);
  const block = from === null || to === null ? null : blockOf(from, to);
  const isMarked = (row: number, column: number): boolean =>
    block !== null &&
    row >= block.top &&
    row <= block.bottom &&
    column >= block.left &&
    column <= block.right;
  if (rows.length === 0 && empty !== undefined) return <Empty why={empty} />;
  return (
    <div className="part-table">
      <table
        onCopy={(event) => {
          if (block === null || getSelection()?.isCollapsed === false) return;
          const cells = rows
            .slice(block.top, block.bottom + 1)
            .map((row) => columns.slice(block.left, block.right + 1).map((column) => textOf(row, column)));
          event.clipboardData.setData('text/plain', cells.map((line) => line.join('\t')).join('\n'));
          event.preventDefault();
        }}
        onMouseUp={() => focusOn(block)}
        tabIndex={-1}
      >
        <thead>
          <tr>
            {columns.map(({ key, title, isNumber }) => (
              <th key={key} scope="col" className={isNumber === true ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr
              key={keyOf(row)}
              data-key={keyOf(row)}
              className={onOpen === undefined ? undefined : 'part-opens'}
              {...(onOpen === undefined
                ? {}
                : {
                    tabIndex: 0,
                    onDoubleClick: () => onOpen(row),
                    onKeyDown: (event) => {
                      if (event.target !== event.currentTarget) return;
                      if (event.key === 'Enter') onOpen(row);
                      const to = stepTo(event.currentTarget, event.key);
                      if (to === null) return;
                      event.preventDefault();
                      to.focus();
                    },
                  })}
            >
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  className={column.isNumber === true ? 'number' : undefined}
                  data-marked={isMarked(at, index) || undefined}
                  onMouseDown={(event) => {
                    const corner = { row: at, column: index };
                    if (!event.shiftKey || from === null) setFrom(corner);
                    setTo(corner);
                  }}
                  onMouseEnter={(event) => {
                    if (event.buttons === 1) setTo({ row: at, column: index });
                  }}
                >
                  {column.draw === undefined ? textOf(row, column) : column.draw(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The row that an arrow key leads to. */
function stepTo(row: HTMLTableRowElement, key: string): HTMLElement | null {
  const to =
    key === 'ArrowDown' ? row.nextElementSibling : key === 'ArrowUp' ? row.previousElementSibling : null;
  return to instanceof HTMLElement ? to : null;
}

/** A block of several cells is marked as cells, not as running text. */
function focusOn(block: ReturnType<typeof blockOf> | null): void {
  if (block !== null && (block.top !== block.bottom || block.left !== block.right))
    getSelection()?.removeAllRanges();
}
