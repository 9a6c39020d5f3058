import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ParkedEvent } from '../../client/index.ts';
import { Ago } from '../../parts/Ago.tsx';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { wholePages } from '../../parts/list/usePages.ts';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';

/** Events that a handler could not take, and those that wait behind them. */
export function WaitingEvents({ app }: { app: string }) {
  const { t } = useTranslation(['apps', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const { modal } = App.useApp();
  const { busy, act } = useAct();
  const key = ['app', app, 'events'];
  const events = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await api.listParkedEvents(app, signal)).items,
    refetchInterval: 10_000,
  });
  const settle = (event: ParkedEvent, verb: 'retry' | 'discard') =>
    act(async () => {
      const { subscription } = event;
      await (verb === 'retry'
        ? api.retryParkedEvent(app, event.id, { subscription })
        : api.discardParkedEvent(app, event.id, { subscription }));
      await queries.invalidateQueries({ queryKey: key });
    });
  const discard = (event: ParkedEvent): void => {
    modal.confirm({
      title: t('apps:events.discardTitle'),
      content: t('apps:events.discardHint'),
      okText: t('apps:events.discard'),
      cancelText: t('common:cancel'),
      icon: null,
      onOk: () => settle(event, 'discard'),
    });
  };
  const why = (event: ParkedEvent): string =>
    event.fault ?? (event.attempts === 0 ? t('apps:events.behind') : '—');
  const columns: Column<ParkedEvent>[] = [
    {
      key: 'event',
      title: t('apps:events.event'),
      isName: true,
      draw: ({ event }) => <code>{event}</code>,
      text: ({ event }) => event,
    },
    {
      key: 'subscription',
      title: t('apps:events.handler'),
      draw: ({ subscription }) => <code>{subscription}</code>,
      text: ({ subscription }) => subscription,
    },
    { key: 'at', title: t('apps:events.at'), draw: ({ at }) => <Ago time={at} />, text: ({ at }) => at },
    { key: 'why', title: t('apps:events.why'), draw: why, text: why },
    {
      key: 'attempts',
      title: t('apps:events.attempts'),
      isNumber: true,
      draw: ({ attempts }) => attempts,
      text: ({ attempts }) => String(attempts),
    },
    {
      key: 'next',
      title: t('apps:events.next'),
      draw: ({ nextTry }) => (nextTry === null ? t('apps:events.person') : <Ago time={nextTry} />),
      text: ({ nextTry }) => nextTry ?? '',
    },
  ];
  return (
    <ListTable<ParkedEvent>
      name={`events-${app}`}
      label={t('apps:admin.events')}
      columns={columns}
      pages={wholePages(events)}
      keyOf={({ id, subscription }) => `${id} ${subscription}`}
      empty={<Empty why={t('apps:events.empty')} />}
      actions={(event) => (
        <>
          {event.attempts > 0 && (
            <Button
              type="link"
              size="small"
              disabled={busy}
              onClick={() => void settle(event, 'retry')}
              data-testid="event-retry"
            >
              {t('apps:events.retry')}
            </Button>
          )}
          <Button
            type="text"
            size="small"
            disabled={busy}
            onClick={() => discard(event)}
            data-testid="event-discard"
          >
            {t('apps:events.discard')}
          </Button>
        </>
      )}
    />
  );
}
