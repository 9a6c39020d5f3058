import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Adoption, QuarantinedPath } from '../../client/index.ts';
import { formatNumber } from '../../format/number.ts';
import { Ago } from '../../parts/Ago.tsx';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { usePages } from '../../parts/list/usePages.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { AdoptUnder } from './AdoptUnder.tsx';
import { DatatypeCell, UnitCell } from './Cells.tsx';

type Change = Pick<Adoption, 'datatype' | 'unit'>;

/** Paths that send data but that nobody declared: adopt them, one or many, or discard them. */
export function QuarantinePage() {
  const { t } = useTranslation(['quarantine', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const { busy, act } = useAct();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map());
  const [limit, setLimit] = useState<number | null>(null);
  const pages = usePages<QuarantinedPath>(
    ['quarantine', 'list', q],
    async (after, signal) => {
      const page = await api.listQuarantine({ after, limit: 100, q }, signal);
      setLimit(page.limit);
      return page;
    },
    { refetchInterval: 10_000 },
  );

  const change = (path: string, part: Change): void =>
    setChanges(new Map(changes).set(path, { ...changes.get(path), ...part }));
  const refresh = async (): Promise<void> => {
    setChosen(new Set());
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['quarantine'] }),
      queries.invalidateQueries({ queryKey: ['things'] }),
    ]);
  };
  const adopt = (what: { paths: readonly Adoption[] } | { under: string }) =>
    act(async () => {
      const { adopted, errors } = await api.adopt(what);
      await refresh();
      if (adopted > 0) void message.success(t('quarantine:adopted', { count: adopted }));
      for (const error of errors.slice(0, 3)) void message.error(`${error.path}: ${error.message}`, 8);
    });
  const adoptPaths = (paths: readonly string[]) =>
    adopt({ paths: paths.map((path) => ({ path, ...changes.get(path) })) });
  const discard = (paths: readonly string[]): void => {
    const points = pages.items
      .filter((item) => paths.includes(item.path))
      .reduce((sum, item) => sum + item.points, 0);
    modal.confirm({
      title: t('quarantine:discard.title', { count: paths.length }),
      content: t('quarantine:discard.hint', { points: formatNumber(points) }),
      okText: t('quarantine:discard.submit'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      icon: null,
      onOk: () =>
        act(async () => {
          await api.discard({ paths });
          await refresh();
        }),
    });
  };

  const columns: Column<QuarantinedPath>[] = [
    {
      key: 'path',
      title: t('quarantine:path'),
      isName: true,
      draw: (item) => item.path,
      text: (item) => item.path,
    },
    {
      key: 'sample',
      title: t('quarantine:sample'),
      isNumber: true,
      draw: (item) => <code title={item.sample}>{item.sample.slice(0, 40)}</code>,
      text: (item) => item.sample,
    },
    {
      key: 'datatype',
      title: t('quarantine:datatype'),
      draw: (item) => (
        <DatatypeCell
          path={item.path}
          value={changes.get(item.path)?.datatype ?? item.datatype}
          onChange={(datatype) => change(item.path, { datatype })}
        />
      ),
      text: (item) => changes.get(item.path)?.datatype ?? item.datatype,
    },
    {
      key: 'unit',
      title: t('quarantine:unit'),
      draw: (item) => (
        <UnitCell
          path={item.path}
          value={changes.get(item.path)?.unit ?? ''}
          onChange={(unit) => change(item.path, { unit })}
        />
      ),
      text: (item) => changes.get(item.path)?.unit ?? '',
    },
    {
      key: 'points',
      title: t('quarantine:points'),
      isNumber: true,
      draw: (item) => formatNumber(item.points),
      text: (item) => String(item.points),
    },
    {
      key: 'last',
      title: t('quarantine:last'),
      draw: (item) => <Ago time={item.lastSeen} />,
      text: (item) => item.lastSeen,
    },
    {
      key: 'first',
      title: t('quarantine:first'),
      draw: (item) => <Ago time={item.firstSeen} />,
      text: (item) => item.firstSeen,
      extra: true,
    },
  ];
  const selected = [...chosen];

  return (
    <div data-testid="quarantine-page">
      <PageHead title={t('quarantine:title')} note={t('quarantine:note')} />
      <ListTable<QuarantinedPath>
        name="quarantine"
        label={t('quarantine:title')}
        columns={columns}
        pages={pages}
        keyOf={(item) => item.path}
        selection={{ chosen, choose: setChosen }}
        empty={<Empty why={q === '' ? t('quarantine:empty') : t('quarantine:emptySearch', { text: q })} />}
        tools={
          <>
            <Input
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder={t('quarantine:search')}
              aria-label={t('quarantine:search')}
              allowClear
              style={{ maxWidth: 240 }}
            />
            {selected.length > 0 ? (
              <>
                <Button
                  type="primary"
                  loading={busy}
                  onClick={() => void adoptPaths(selected)}
                  data-testid="adopt-selected"
                >
                  {t('quarantine:adoptSelected', { count: selected.length })}
                </Button>
                <Button onClick={() => discard(selected)} data-testid="discard-selected">
                  {t('quarantine:discardSelected', { count: selected.length })}
                </Button>
              </>
            ) : (
              pages.items.length > 0 && (
                <AdoptUnder
                  paths={pages.items.map((item) => item.path)}
                  busy={busy}
                  onAdopt={(under) => void adopt({ under })}
                />
              )
            )}
            {limit !== null && pages.total !== undefined && pages.total > limit * 0.8 && (
              <span className="muted">
                {t('quarantine:nearlyFull', { total: formatNumber(pages.total), limit: formatNumber(limit) })}
              </span>
            )}
          </>
        }
        actions={(item) => (
          <>
            <Button type="link" size="small" onClick={() => void adoptPaths([item.path])} data-testid="adopt">
              {t('quarantine:adopt')}
            </Button>
            <Button type="text" size="small" onClick={() => discard([item.path])} data-testid="discard">
              {t('quarantine:discard.button')}
            </Button>
          </>
        )}
      />
    </div>
  );
}
