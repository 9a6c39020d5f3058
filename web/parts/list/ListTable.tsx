import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../ProblemNote.tsx';
import { Splash } from '../Splash.tsx';
import { useNarrow } from '../useNarrow.ts';
import type { Column } from './column.ts';
import { ListCards } from './ListCards.tsx';
import { ListHead } from './ListHead.tsx';
import { ListTools } from './ListTools.tsx';
import { useColumnChoice } from './useColumnChoice.ts';
import type { Pages } from './usePages.ts';
import './list.css';

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  choose: (chosen: ReadonlySet<string>) => void;
}

/** How a list is sorted: `field`, or `-field` for falling. */
export interface Order {
  readonly by: string | undefined;
  choose: (by: string | undefined) => void;
}

interface Props<Item> {
  /** Name of the list: for its column choice, file name and tests. */
  name: string;
  label: string;
  columns: readonly Column<Item>[];
  pages: Pages<Item>;
  keyOf: (item: Item) => string;
  empty: ReactNode;
  actions?: (item: Item) => ReactNode;
  selection?: Selection;
  /** The button that adds one; an empty list has it in `empty` instead. */
  add?: ReactNode;
  tools?: ReactNode;
  order?: Order;
}

/** A list with sticky head, column choice, export and more by key; cards on a phone. */
export function ListTable<Item>({
  name,
  label,
  columns,
  pages,
  keyOf,
  empty,
  actions,
  selection,
  add,
  tools,
  order,
}: Props<Item>) {
  const { t } = useTranslation('common');
  const narrow = useNarrow();
  const choice = useColumnChoice(name, columns);
  const { items } = pages;
  if (pages.problem !== null && items.length === 0)
    return <ProblemNote problem={pages.problem} onRetry={pages.again} />;
  if (pages.isLoading) return <Splash />;

  const keys = items.map(keyOf);
  const allChosen =
    selection !== undefined && keys.length > 0 && keys.every((key) => selection.chosen.has(key));
  const toggle = (key: string): void => {
    if (selection === undefined) return;
    const next = new Set(selection.chosen);
    if (!next.delete(key)) next.add(key);
    selection.choose(next);
  };

  return (
    <section className="list" data-testid={`list-${name}`}>
      <ListTools
        name={name}
        columns={columns}
        choice={choice}
        pages={pages}
        tools={
          <>
            {items.length > 0 && add}
            {tools}
          </>
        }
      />
      {items.length === 0 ? (
        empty
      ) : narrow ? (
        <ListCards
          columns={choice.shown}
          items={items}
          keyOf={keyOf}
          actions={actions}
          selection={selection}
          toggle={toggle}
        />
      ) : (
        <table className="table" aria-label={label}>
          <thead>
            <tr>
              {selection !== undefined && (
                <th className="table-check">
                  <input
                    type="checkbox"
                    aria-label={t('common:list.all')}
                    checked={allChosen}
                    onChange={() => selection.choose(new Set(allChosen ? [] : keys))}
                  />
                </th>
              )}
              {choice.shown.map((column) => (
                <ListHead key={column.key} column={column} order={order} />
              ))}
              {actions !== undefined && (
                <th className="table-actions">
                  <span className="hidden-word">{t('common:list.actions')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => {
              const key = keys[index] ?? '';
              return (
                <tr key={key} data-key={key}>
                  {selection !== undefined && (
                    <td className="table-check">
                      <input
                        type="checkbox"
                        aria-label={t('common:list.choose', { name: key })}
                        checked={selection.chosen.has(key)}
                        onChange={() => toggle(key)}
                      />
                    </td>
                  )}
                  {choice.shown.map((column) => (
                    <td key={column.key} className={column.isNumber ? 'number' : undefined}>
                      {column.draw(item)}
                    </td>
                  ))}
                  {actions !== undefined && <td className="table-actions">{actions(item)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {pages.problem !== null && <ProblemNote problem={pages.problem} onRetry={pages.again} />}
      {pages.hasMore && (
        <Button
          className="list-more"
          onClick={pages.more}
          loading={pages.isLoadingMore}
          data-testid="load-more"
        >
          {t('common:list.more')}
        </Button>
      )}
    </section>
  );
}
