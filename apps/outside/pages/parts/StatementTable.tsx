import { DataTable, Money, type PageTools } from '@selvedge/sdk/page';
import { type Paper, STATEMENT_STATES, WORK_KINDS } from './answers.ts';

interface StatementTableProps {
  readonly tools: PageTools;
  readonly paper: Paper;
}

/** Lines, deductions and what is to be paid: the same for us and for the partner. */
export function StatementTable({ tools, paper }: StatementTableProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const hasMoney = paper.total !== undefined;
  return (
    <>
      <div className="paper-facts">
        <span>
          {say('单号', 'No.')}
          {say('：', ': ')}
          <b>{paper.number}</b>
        </span>
        <span>
          {say('外发单位', 'Partner')}
          {say('：', ': ')}
          <b>{paper.partner}</b>
        </span>
        <span>
          {say('期间', 'Period')}
          {say('：', ': ')}
          {paper.from} — {paper.to}
        </span>
        <span data-testid="statement-state">{tools.say(STATEMENT_STATES[paper.state])}</span>
      </div>
      <DataTable
        rows={paper.lines}
        keyOf={({ number }) => number}
        columns={[
          { key: 'number', title: say('发外单', 'Consignment') },
          { key: 'orderNumber', title: say('订单', 'Order') },
          { key: 'styleNumber', title: say('款号', 'Style') },
          { key: 'work', title: say('内容', 'Work'), text: ({ work }) => tools.say(WORK_KINDS[work]) },
          { key: 'sent', title: say('发出', 'Sent'), isNumber: true },
          { key: 'good', title: say('合格', 'Good'), isNumber: true },
          { key: 'bad', title: say('不合格', 'Bad'), isNumber: true },
          { key: 'short', title: say('短少', 'Short'), isNumber: true },
          ...(hasMoney
            ? [
                {
                  key: 'price',
                  title: say('单价', 'Price'),
                  isNumber: true,
                  text: ({ price }: Paper['lines'][number]) => price ?? say('待定', 'pending'),
                },
                { key: 'amount', title: say('金额', 'Amount'), isNumber: true },
              ]
            : []),
        ]}
      />
      {(paper.deductions ?? []).map(({ reason, amount }, index) => (
        <p className="paper-total" key={`${index} ${reason}`}>
          {say('扣款：', 'Deduction: ')}
          {reason} −<Money value={amount} />
        </p>
      ))}
      {hasMoney && (
        <p className="paper-total" data-testid="statement-total">
          {say('应付', 'To be paid')}
          <b>
            <Money value={paper.total ?? null} />
          </b>
        </p>
      )}
    </>
  );
}
