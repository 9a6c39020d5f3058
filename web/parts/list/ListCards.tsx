import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './column.ts';
import type { Selection } from './ListTable.tsx';

interface Props<Item> {
  columns: readonly Column<Item>[];
  items: readonly Item[];
  keyOf: (item: Item) => string;
  actions: ((item: Item) => ReactNode) | undefined;
  selection: Selection | undefined;
  toggle: (key: string) => void;
}

/** The same list for a thumb: one card a row. */
export function ListCards<Item>({ columns, items, keyOf, actions, selection, toggle }: Props<Item>) {
  const { t } = useTranslation('common');
  const [head, ...rest] = columns;
  return (
    <ul className="cards">
      {items.map((item) => {
        const key = keyOf(item);
        return (
          <li key={key} className="card" data-key={key}>
            <div className="card-head">
              {selection !== undefined && (
                <input
                  type="checkbox"
                  aria-label={t('common:list.choose', { name: key })}
                  checked={selection.chosen.has(key)}
                  onChange={() => toggle(key)}
                />
              )}
              <strong>{head?.draw(item)}</strong>
            </div>
            <dl>
              {rest.map((column) => (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd>{column.draw(item)}</dd>
                </div>
              ))}
            </dl>
            {actions !== undefined && <div className="card-actions">{actions(item)}</div>}
          </li>
        );
      })}
    </ul>
  );
}
