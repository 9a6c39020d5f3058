import { useCallback, useEffect, useState } from 'react';
import {
  Answer,
  DataTable,
  ErrorNote,
  type PageProps,
  Place,
  SearchBox,
  Tabs,
  useView,
} from '@selvedge/sdk/page';
import { STYLES } from './desk/styles.ts';
import type { Draft, Orders, Unpriced } from './prices/answers.ts';
import { Drafts } from './prices/Drafts.tsx';
import { FromExcel } from './prices/FromExcel.tsx';
import { Pending } from './prices/Pending.tsx';
import { OrderSheet } from './prices/Sheet.tsx';

type Shown = 'pending' | 'orders' | 'drafts' | 'excel';

/** Prices: what has none first; a change is seen by whom it moves before it counts. */
export default function Prices({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const unpriced = useView<Unpriced & { readonly maySet: boolean }>(tools, 'unpriced');
  const orders = useView<Orders>(tools, 'pricedOrders');
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [shown, setShown] = useState<Shown | null>(null);
  const [order, setOrder] = useState<string | null>(null);
  const [list, setList] = useState<string | null>(null);
  const [sought, setSought] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const lookDrafts = useCallback(async (): Promise<void> => {
    const { items } = await tools.list('priceList', { sort: '-createdAt', limit: 200 });
    setDrafts(items as unknown as readonly Draft[]);
  }, [tools]);
  useEffect(() => {
    lookDrafts().catch(setError);
  }, [lookDrafts]);
  const pending = unpriced.answer?.rows ?? [];
  const maySet = unpriced.answer?.maySet ?? false;
  const at = shown ?? (unpriced.answer !== null && pending.length === 0 ? 'orders' : 'pending');
  const done = (words: string): void => {
    setSaid(words);
    setList(null);
    unpriced.again();
    orders.again();
    lookDrafts().catch(setError);
  };
  const toDraft = (priceList: string): void => {
    setSaid(null);
    setList(priceList);
    setShown('drafts');
    lookDrafts().catch(setError);
  };
  const wanted = sought.trim().toLowerCase();
  const found = (orders.answer?.rows ?? []).filter(({ orderNumber, styleNumber }) =>
    `${orderNumber} ${styleNumber ?? ''}`.toLowerCase().includes(wanted),
  );
  const chosen = orders.answer?.rows.find((row) => row.order === order) ?? null;
  return (
    <>
      <style>{STYLES}</style>
      <Place>
        {say('待定价在前；调价先看谁多谁少', 'Pending first; a change is looked at before it counts')}
      </Place>
      {[unpriced.error, orders.error, error].map(
        (one, index) =>
          // oxlint-disable-next-line react/no-array-index-key
          one !== null && <ErrorNote key={index} error={one} onRetry={unpriced.again} />,
      )}
      {said !== null && <Answer mood="good" isSilent text={said} />}
      <Tabs
        label={say('工价', 'Prices')}
        value={at}
        onChange={(next) => {
          setShown(next);
          setSaid(null);
        }}
        tabs={[
          { key: 'pending', title: say('待定价', 'Pending'), count: pending.length },
          { key: 'orders', title: say('按订单', 'By order'), count: orders.answer?.rows.length ?? 0 },
          {
            key: 'drafts',
            title: say('调价单', 'Price lists'),
            count: drafts.filter(({ state }) => state === 'draft').length,
          },
          ...(maySet ? [{ key: 'excel' as const, title: say('从 Excel', 'From Excel') }] : []),
        ]}
      />
      {at === 'pending' && unpriced.answer !== null && (
        <Pending tools={tools} rows={pending} maySet={maySet} onDone={done} />
      )}
      {at === 'orders' && (
        <div className="wage-split" data-open={chosen !== null}>
          <div className="desk-page-body">
            <SearchBox value={sought} onChange={setSought} label={say('单号、款号', 'Order, style')} />
            <DataTable
              rows={found}
              keyOf={(row) => row.order}
              onOpen={(row) => setOrder(row.order)}
              empty={say('还没有下达的订单。', 'No order is released yet.')}
              columns={[
                {
                  key: 'orderNumber',
                  title: say('单号', 'Order'),
                  draw: (row) => (
                    <button type="button" className="wage-open" onClick={() => setOrder(row.order)}>
                      {row.orderNumber}
                    </button>
                  ),
                },
                { key: 'styleNumber', title: say('款号', 'Style') },
                { key: 'operations', title: say('工序', 'Operations'), isNumber: true },
                {
                  key: 'pending',
                  title: say('待定价', 'Pending'),
                  isNumber: true,
                  text: (row) => (row.pending === 0 ? '' : String(row.pending)),
                },
              ]}
            />
          </div>
          {chosen !== null && (
            <OrderSheet
              key={chosen.order}
              tools={tools}
              order={chosen.order}
              styleNumber={chosen.styleNumber}
              maySet={maySet}
              onDraft={toDraft}
            />
          )}
        </div>
      )}
      {at === 'drafts' && (
        <Drafts tools={tools} drafts={drafts} open={list} maySet={maySet} onOpen={setList} onDone={done} />
      )}
      {at === 'excel' && <FromExcel tools={tools} onDraft={toDraft} />}
    </>
  );
}
