import { useState } from 'react';
import {
  DataTable,
  ErrorNote,
  ExcelButton,
  type PageProps,
  Place,
  SearchBox,
  useView,
} from '@selvedge/sdk/page';
import { FIRST_RESULTS, INSPECTION_STATES } from '../fields/words.ts';
import type { Sums } from './parts/answers.ts';
import { STYLES } from './parts/styles.ts';

interface OrderRow extends Sums {
  readonly order: string;
  readonly orderNumber: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  readonly due: string | null;
  readonly first: keyof typeof FIRST_RESULTS | null;
  readonly dhu: string | null;
  readonly defective: string | null;
  readonly measured: number;
  readonly beyond: number;
  readonly inspection: string | null;
  readonly lot: keyof typeof INSPECTION_STATES | null;
}

/** For whoever answers to the customer: each order in work, whether it is good and may ship. A row opens its defects. */
export default function Orders({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [wanted, setWanted] = useState('');
  const { answer, error, again } = useView<{ rows: readonly OrderRow[] }>(tools, 'orders');
  const words = wanted.trim().toLowerCase();
  const rows = (answer?.rows ?? []).filter((row) =>
    `${row.orderNumber} ${row.styleNumber} ${row.styleName ?? ''}`.toLowerCase().includes(words),
  );
  const style = (row: OrderRow): string => [row.styleNumber, row.styleName].filter(Boolean).join(' ');
  const first = ({ first: result }: OrderRow): string =>
    result === null ? '—' : tools.say(FIRST_RESULTS[result]);
  const lot = ({ lot: state }: OrderRow): string =>
    state === null ? '—' : tools.say(INSPECTION_STATES[state]);
  const number = (value: string | null): number | null => (value === null ? null : Number(value));
  const title = say('订单质量', 'Quality of orders');
  return (
    <>
      <style>{STYLES}</style>
      <Place>
        <SearchBox value={wanted} onChange={setWanted} label={say('单号、款号、款名', 'Order, style')} />
      </Place>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {answer !== null && (
        <div className="qc-panel" data-testid="orders">
          <DataTable
            rows={rows}
            keyOf={({ order }) => order}
            onOpen={({ order }) => tools.openList('finding', { order })}
            empty={
              words === ''
                ? say('没有在做的订单。', 'No order is in work.')
                : say('没有这样的订单。', 'There is no such order.')
            }
            columns={[
              { key: 'orderNumber', title: say('单号', 'Order') },
              { key: 'style', title: say('款', 'Style'), text: style },
              { key: 'due', title: say('交期', 'Due'), text: ({ due }) => due ?? '—' },
              { key: 'first', title: say('首件', 'First piece'), text: first },
              { key: 'inspected', title: say('检验', 'Inspected'), isNumber: true },
              { key: 'dhu', title: 'DHU', isNumber: true, text: ({ dhu }) => dhu ?? '—' },
              {
                key: 'defective',
                title: say('不良率 %', 'Defective %'),
                isNumber: true,
                text: ({ defective }) => defective ?? '—',
              },
              {
                key: 'beyond',
                title: say('尺寸超差', 'Beyond tolerance'),
                isNumber: true,
                text: ({ beyond, measured }) => (measured === 0 ? '—' : `${beyond} / ${measured}`),
              },
              {
                key: 'lot',
                title: say('成品检验', 'Final inspection'),
                text: lot,
                draw: (row) =>
                  row.inspection === null ? (
                    lot(row)
                  ) : (
                    <a href={`/a/quality/page/report?inspection=${row.inspection}`}>{lot(row)}</a>
                  ),
              },
            ]}
          />
          <p>
            <ExcelButton
              name={title}
              rows={rows}
              columns={[
                { title: say('单号', 'Order'), value: ({ orderNumber }) => orderNumber },
                { title: say('款', 'Style'), value: style },
                { title: say('交期', 'Due'), value: ({ due }) => due },
                { title: say('首件', 'First piece'), value: first },
                { title: say('检验件数', 'Inspected'), value: ({ inspected }) => inspected },
                { title: 'DHU', value: ({ dhu }) => number(dhu) },
                { title: say('不良率 %', 'Defective %'), value: ({ defective }) => number(defective) },
                { title: say('量了几处', 'Points measured'), value: ({ measured }) => measured },
                { title: say('超差几处', 'Beyond tolerance'), value: ({ beyond }) => beyond },
                { title: say('成品检验', 'Final inspection'), value: lot },
              ]}
            />
          </p>
        </div>
      )}
    </>
  );
}
