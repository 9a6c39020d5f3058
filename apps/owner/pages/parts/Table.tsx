import type { Drawn } from '@selvedge/sdk/page';

interface TableProps<R> {
  readonly heads: readonly string[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly cells: (row: R) => readonly Drawn[];
  readonly isMost?: (row: R) => boolean;
  readonly label: string;
}

/** Figures beside each other, on a phone. */
export function Table<R>({ heads, rows, keyOf, cells, isMost, label }: TableProps<R>) {
  return (
    <div className="ow-table">
      <table aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} data-most={isMost?.(row) === true ? '' : undefined}>
              {cells(row).map((cell, at) => (
                <td key={heads[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
