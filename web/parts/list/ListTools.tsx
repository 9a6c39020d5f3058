import { App, Button, Checkbox, Dropdown, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toClipboard, toCsv } from '../../format/csv.ts';
import { formatNumber } from '../../format/number.ts';
import { copyText } from '../copyText.ts';
import { saveFile } from '../saveFile.ts';
import type { Column } from './column.ts';
import type { Pages } from './usePages.ts';

interface Props<Item> {
  name: string;
  columns: readonly Column<Item>[];
  choice: {
    readonly shown: readonly Column<Item>[];
    readonly hidden: readonly string[];
    hide: (next: readonly string[]) => void;
  };
  pages: Pages<Item>;
  tools: ReactNode;
}

/** Above a list: the page's own tools, how many, columns, export. */
export function ListTools<Item>({ name, columns, choice, pages, tools }: Props<Item>) {
  const { t } = useTranslation('common');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const rows = (items: readonly Item[]): string[][] => [
    choice.shown.map((column) => column.title),
    ...items.map((item) => choice.shown.map((column) => column.text(item))),
  ];
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      saveFile(`${name}.csv`, new Blob([toCsv(rows(await pages.all()))], { type: 'text/csv;charset=utf-8' }));
    } catch (cause) {
      void message.error(cause instanceof Error ? cause.message : String(cause));
    } finally {
      setBusy(false);
    }
  };
  const copy = async (): Promise<void> => {
    await copyText(toClipboard(rows(pages.items)));
    void message.success(t('common:list.copied', { count: pages.items.length }));
  };
  const optional = columns.filter((column) => column.isName !== true);
  return (
    <div className="list-tools">
      <div className="list-own">{tools}</div>
      <span className="muted">
        {pages.total === undefined
          ? ''
          : t('common:list.count', { count: pages.total, shown: formatNumber(pages.total) })}
      </span>
      {optional.length > 1 && (
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <Checkbox.Group
              style={{ display: 'grid', gap: 4 }}
              value={optional
                .filter((column) => !choice.hidden.includes(column.key))
                .map((column) => column.key)}
              options={optional.map((column) => ({ value: column.key, label: column.title }))}
              onChange={(shown) =>
                choice.hide(optional.map((column) => column.key).filter((key) => !shown.includes(key)))
              }
            />
          }
        >
          <Button type="text">{t('common:list.columns')}</Button>
        </Popover>
      )}
      {pages.items.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'csv', label: t('common:list.csv'), onClick: () => void save() },
              { key: 'copy', label: t('common:list.copy'), onClick: () => void copy() },
            ],
          }}
        >
          <Button type="text" loading={busy}>
            {t('common:export')}
          </Button>
        </Dropdown>
      )}
    </div>
  );
}
