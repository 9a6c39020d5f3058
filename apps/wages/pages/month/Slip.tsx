import { useState } from 'react';
import { BigButton, DataTable, ErrorNote, type PageTools, useView } from '@selvedge/sdk/page';
import { LINE_WORDS, PER_WORDS } from '../../fields/words.ts';
import type { Line, Lines, Worker } from './answers.ts';
import { LineRecords } from './LineRecords.tsx';

interface SlipProps {
  readonly tools: PageTools;
  readonly month: string;
  readonly worker: Worker;
  readonly onClose: () => void;
}

const keyOf = ({ kind, order, operation, price, day, amount, reason, isLate }: Line): string =>
  [kind, order, operation, price, day, amount, reason, isLate].join('|');

/** A worker's payslip line by line, with how each is reckoned and the records behind it. */
export function Slip({ tools, month, worker, onClose }: SlipProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { answer, error, again } = useView<Lines>(tools, 'payrollLines', { month, worker: worker.worker });
  const [open, setOpen] = useState<Line | null>(null);
  const name = (line: Line): string =>
    [line.name ?? tools.say(LINE_WORDS[line.kind]), line.isLate ? say('补上月', 'last month') : '']
      .filter(Boolean)
      .join(' · ');
  return (
    <section className="wage-panel" data-testid="slip" aria-label={worker.name}>
      <div className="wage-bar">
        <h2>
          {worker.number} {worker.name}
          <small>
            {say('实发', 'net')} {answer?.net ?? worker.net}
          </small>
        </h2>
        <a
          className="part-button wage-push"
          href={`/a/wages/page/payslips?month=${month}&worker=${worker.worker}`}
        >
          {say('打印', 'Print')}
        </a>
        <BigButton onPress={onClose}>{say('关闭', 'Close')}</BigButton>
      </div>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {answer !== null && (
        <DataTable
          rows={answer.lines}
          keyOf={keyOf}
          empty={say('这个月没有工资项。', 'There are no lines in this month.')}
          onOpen={(line) => setOpen(line.operation === null ? null : line)}
          columns={[
            {
              key: 'name',
              title: say('项目', 'Line'),
              text: name,
              draw: (line) =>
                line.operation === null ? (
                  name(line)
                ) : (
                  <button type="button" className="wage-open" onClick={() => setOpen(line)}>
                    {name(line)}
                  </button>
                ),
            },
            {
              key: 'orderNumber',
              title: say('单号', 'Order'),
              text: ({ orderNumber, day }) => orderNumber ?? day ?? '',
            },
            { key: 'quantity', title: say('件数', 'Pieces'), isNumber: true },
            {
              key: 'price',
              title: say('工价', 'Price'),
              isNumber: true,
              text: ({ price, per }) =>
                price === null
                  ? ''
                  : `${Number(price)}${per === null || per === 'piece' ? '' : ` ${tools.say(PER_WORDS[per])}`}`,
            },
            {
              key: 'amount',
              title: say('金额', 'Amount'),
              isNumber: true,
              text: ({ amount }) => Number(amount).toFixed(2),
            },
            {
              key: 'formula',
              title: say('怎么算的', 'How'),
              text: ({ formula, reason }) => [tools.say(formula), reason].filter(Boolean).join(' · '),
            },
          ]}
        />
      )}
      {open !== null && (
        <LineRecords
          key={keyOf(open)}
          tools={tools}
          month={month}
          worker={worker.worker}
          line={open}
          title={name(open)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
