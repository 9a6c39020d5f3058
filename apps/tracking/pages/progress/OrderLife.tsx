import { useState } from 'react';
import {
  DataTable,
  Empty,
  ErrorNote,
  type PageTools,
  Place,
  Tabs,
  TimeLine,
  useView,
} from '@selvedge/sdk/page';
import { KINDS } from '../bundle/kinds.ts';
import { momentOf } from '../desk/times.ts';
import { AccountNote } from './AccountNote.tsx';
import type { LifeAnswer, OrderBundle } from './answers.ts';
import { accountColumns } from './account-columns.ts';

interface OrderLifeProps {
  readonly tools: PageTools;
  readonly order: string;
  readonly onBack: () => void;
}

type Shown = 'cells' | 'bundles' | 'days';

/** An order from its account down to its bundles. */
export function OrderLife({ tools, order, onBack }: OrderLifeProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { answer, error, again } = useView<LifeAnswer>(tools, 'orderLife', { order });
  const [shown, setShown] = useState<Shown>('cells');
  const head = answer?.order ?? null;
  const toBundle = ({ number }: Pick<OrderBundle, 'number'>): void =>
    location.assign(`/a/tracking/page/bundle?code=${encodeURIComponent(number)}`);
  return (
    <>
      <Place>{head !== null && `${head.number} · ${head.styleNumber} ${head.styleName ?? ''}`}</Place>
      <div className="flow-tools">
        <button type="button" className="part-button" onClick={onBack}>
          ← {say('所有订单', 'All orders')}
        </button>
      </div>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {answer !== null && head === null && (
        <Empty why={say('这单还没有下达。', 'This order is not released.')} />
      )}
      {answer?.total != null && <AccountNote account={answer.total} tools={tools} />}
      {answer !== null && head !== null && (
        <>
          <Tabs
            value={shown}
            onChange={setShown}
            tabs={[
              { key: 'cells', title: say('颜色尺码', 'Colour and size'), count: answer.cells.length },
              { key: 'bundles', title: say('扎', 'Bundles'), count: answer.bundles.length },
              { key: 'days', title: say('每天', 'Day by day') },
            ]}
          />
          {shown === 'cells' && (
            <DataTable
              columns={accountColumns(answer.cells, tools)}
              rows={answer.cells}
              keyOf={({ colour, size }) => `${colour} ${size}`}
              empty={say('还没有裁出扎。', 'No bundle is cut yet.')}
            />
          )}
          {shown === 'bundles' && (
            <DataTable
              columns={[
                {
                  key: 'number',
                  title: say('扎号', 'Bundle'),
                  draw: ({ number }) => (
                    <a href={`/a/tracking/page/bundle?code=${encodeURIComponent(number)}`}>{number}</a>
                  ),
                },
                { key: 'colour', title: say('颜色', 'Colour') },
                { key: 'size', title: say('尺码', 'Size') },
                { key: 'quantity', title: say('件数', 'Pieces'), isNumber: true },
                { key: 'finished', title: say('完成', 'Finished'), isNumber: true },
                {
                  key: 'waits',
                  title: say('等哪道', 'Waits for'),
                  text: ({ waits, waiting, isVoid }) =>
                    isVoid ? say('作废', 'void') : waits === null ? '✓' : `${waits} ${waiting}`,
                },
                { key: 'name', title: say('最后是谁', 'Last by') },
                {
                  key: 'lastAt',
                  title: say('什么时候', 'When'),
                  text: ({ lastAt }) => (lastAt === null ? '' : momentOf(lastAt, tools)),
                },
              ]}
              rows={answer.bundles}
              keyOf={({ id }) => id}
              onOpen={toBundle}
              empty={say('还没有裁出扎。', 'No bundle is cut yet.')}
            />
          )}
          {shown === 'days' &&
            (answer.days.length === 0 ? (
              <Empty why={say('还没有人扫过。', 'Nobody has scanned yet.')} />
            ) : (
              <TimeLine
                entries={answer.days.map(({ day, kind, title, pieces, people }, at) => ({
                  key: `${day} ${kind} ${title}`,
                  day: at > 0 && answer.days[at - 1].day === day ? '' : day,
                  title: `${title ?? tools.say(KINDS[kind] ?? KINDS['done'])} ${pieces} ${say('件', 'pcs')}`,
                  note: [
                    kind === 'done' || title === null ? '' : tools.say(KINDS[kind] ?? KINDS['done']),
                    people > 0 ? say(`${people} 人`, `${people} people`) : '',
                  ]
                    .filter(Boolean)
                    .join(' · '),
                }))}
              />
            ))}
        </>
      )}
    </>
  );
}
