import { useMemo, useState } from 'react';
import {
  Empty,
  ErrorNote,
  ExcelButton,
  type PageProps,
  Place,
  SearchBox,
  Tabs,
  useView,
} from '@selvedge/sdk/page';
import { Flow } from './progress/Flow.tsx';
import { OrderLife } from './progress/OrderLife.tsx';
import type { FlowOrder, FlowOrders } from './progress/answers.ts';
import { type Choice, fits, sheetOf } from './progress/choosing.ts';
import { STYLES } from './progress/styles.ts';

/** Orders as they flow through the line; an order opens to colour and size, bundles, and its days. `?order=…` opens one. */
export default function Progress({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { answer, error, again } = useView<FlowOrders>(tools, 'progress');
  const [search, setSearch] = useState('');
  const [choice, setChoice] = useState<Choice>('all');
  const [opened, setOpened] = useState(() => new URLSearchParams(location.search).get('order'));
  const orders = useMemo(() => answer?.orders ?? [], [answer]);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: tools.timeZone, dateStyle: 'short' }).format();
  const shown = orders.filter((order) => fits(order, search, choice, today));
  const count = (one: Choice): number => orders.filter((order) => fits(order, search, one, today)).length;
  const open = (order: string | null): void => {
    history.replaceState(
      null,
      '',
      order === null ? location.pathname : `${location.pathname}?order=${order}`,
    );
    setOpened(order);
  };
  return (
    <>
      <style>{STYLES}</style>
      {opened !== null ? (
        <OrderLife tools={tools} order={opened} onBack={() => open(null)} />
      ) : (
        <>
          <Place>
            {answer !== null && say(`${orders.length} 单在做`, `${orders.length} orders in work`)}
          </Place>
          <div className="flow-tools">
            <SearchBox
              value={search}
              onChange={setSearch}
              label={say('单号、款号、工序', 'Order, style, operation')}
            />
            <ExcelButton<FlowOrder & { readonly at: FlowOrder['operations'][number] }>
              name={say('进度', 'Progress')}
              columns={sheetOf(tools)}
              rows={shown.flatMap((order) => order.operations.map((at) => ({ ...order, at })))}
            />
          </div>
          <Tabs
            label={say('哪些订单', 'Which orders')}
            value={choice}
            onChange={setChoice}
            tabs={[
              { key: 'all', title: say('全部', 'All'), count: count('all') },
              { key: 'late', title: say('过了交期', 'Overdue'), count: count('late') },
              { key: 'stuck', title: say('有积压', 'Piling up'), count: count('stuck') },
              { key: 'begun', title: say('已开工', 'Begun'), count: count('begun') },
            ]}
          />
          {error !== null && <ErrorNote error={error} onRetry={again} />}
          {answer !== null && shown.length === 0 && (
            <Empty
              why={
                orders.length === 0
                  ? say(
                      '没有在做的单。订单下达、裁出扎以后出现在这里。',
                      'No order is sewn. Released orders appear here.',
                    )
                  : say('没有符合的单。', 'No order fits.')
              }
            />
          )}
          {shown.map((order) => (
            <Flow
              key={order.order}
              order={order}
              today={today}
              tools={tools}
              onOpen={() => open(order.order)}
            />
          ))}
        </>
      )}
    </>
  );
}
