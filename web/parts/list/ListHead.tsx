import type { Column } from './column.ts';
import type { Order } from './ListTable.tsx';

/** Head of a column; where the list can be sorted by it, a click sorts, another turns it round, a third ends it. */
export function ListHead<Item>({ column, order }: { column: Column<Item>; order: Order | undefined }) {
  const className =
    [column.isNumber === true ? 'number' : '', column.isOwn === true ? 'column-own' : '']
      .filter((name) => name !== '')
      .join(' ') || undefined;
  const { sort } = column;
  if (order === undefined || sort === undefined)
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    );
  const way = order.by === sort ? 'ascending' : order.by === `-${sort}` ? 'descending' : 'none';
  const next = way === 'none' ? sort : way === 'ascending' ? `-${sort}` : undefined;
  return (
    <th scope="col" className={className} aria-sort={way}>
      <button type="button" className="table-sort" onClick={() => order.choose(next)} data-sort={sort}>
        {column.title}
        <span aria-hidden>{way === 'ascending' ? ' ↑' : way === 'descending' ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}
