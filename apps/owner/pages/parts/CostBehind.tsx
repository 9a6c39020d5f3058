import type { PageTools } from '@selvedge/sdk/page';
import type { Cost } from './answers.ts';
import { saying, yuan } from './saying.ts';
import { Table } from './Table.tsx';

/** What a day's cost is made of. */
export function CostBehind({ tools, cost }: { readonly tools: PageTools; readonly cost: Cost }) {
  const say = saying(tools);
  return (
    <>
      <Table
        label={say('工资项目', 'Kinds of pay')}
        heads={[say('项目', 'Kind'), say('元', 'Yuan')]}
        rows={cost.kinds}
        keyOf={({ kind }) => kind}
        cells={({ word, amount }) => [tools.say(word), amount]}
      />
      {cost.partners.length > 0 && (
        <Table
          label={say('外发收回', 'Back from partners')}
          heads={[say('外发', 'Subcontract'), say('件', 'Pieces'), say('元', 'Yuan')]}
          rows={cost.partners}
          keyOf={({ consignment }) => consignment}
          cells={({ consignment, number, partnerName, pieces, amount }) => [
            <a
              key="number"
              href={`/a/outside/consignment/${consignment}`}
            >{`${number ?? ''} ${partnerName}`}</a>,
            pieces,
            amount ?? '—',
          ]}
        />
      )}
      <Table
        label={say('按工序', 'By operation')}
        heads={[say('工序', 'Operation'), say('件', 'Pieces'), say('元', 'Yuan')]}
        rows={cost.operations.slice(0, 60)}
        keyOf={({ order, operation }) => `${order} ${operation}`}
        cells={({ number, operation, title, pieces, pending, amount }) => [
          `${number ?? ''} ${title ?? operation}`,
          pieces,
          pending > 0 ? say(`${pending} 件没定价`, `${pending} unpriced`) : yuan(amount),
        ]}
      />
      <p className="ow-note">
        {say(
          '月底才结的（保底、全勤、高温、借支、扣款）不在里面。',
          'What is settled at the end of a month (make-up, full attendance, heat, advances, charges) is not in it.',
        )}
      </p>
      <div className="ow-links">
        <a className="part-button" href="/a/wages/page/month">
          {say('工资月', 'The month of pay')}
        </a>
      </div>
    </>
  );
}
