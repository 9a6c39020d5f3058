import { BigNumber, Empty, ErrorNote, type PageTools, Place } from '@selvedge/sdk/page';
import type { TodayAnswer } from './answers.ts';
import { OldNote } from './OldNote.tsx';
import { TodayLine } from './TodayLine.tsx';
import { useAsked } from './useAsked.ts';

export function Today({ tools }: { tools: PageTools }) {
  const { known, error, again } = useAsked<TodayAnswer>(tools, 'myToday', {});
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (known === null) return error === null ? null : <ErrorNote error={error} onRetry={() => void again()} />;
  const { name, number, pieces, amount, pendingPieces, rows } = known.answer;
  return (
    <>
      <Place>
        {name} {number}
      </Place>
      {known.isOld && <OldNote tools={tools} at={known.at} />}
      <div className="money-pair">
        <BigNumber title={say('今日件数', 'Pieces today')} value={pieces} unit={say('件', 'pcs')} />
        <BigNumber title={say('今日钱', 'Money today')} value={yuan(amount)} unit={say('元', 'yuan')} />
      </div>
      {pendingPieces > 0 && (
        <p className="money-note">
          {say(
            `其中 ${pendingPieces} 件还没定价，定价后从第一件算起补上。`,
            `${pendingPieces} of them have no price yet; once it is set they count from the first piece.`,
          )}
        </p>
      )}
      {rows.length === 0 ? (
        <Empty
          why={say('今天还没有报工。扫完菲票就看得到。', 'Nothing today yet. It shows as soon as you scan.')}
        />
      ) : (
        <ul className="money-rows" data-testid="money-rows">
          {rows.map((row) => (
            <TodayLine
              key={`${row.order} ${row.operation} ${row.isShared}`}
              tools={tools}
              row={row}
              day={known.answer.day}
              onChange={again}
            />
          ))}
        </ul>
      )}
      <p className="money-note">
        {say(
          '加班加价、保底、补贴月底一起算，在“这个月”里看。',
          'Overtime, make-up and allowances are reckoned with the month.',
        )}
      </p>
    </>
  );
}

/** Four places are shown as two; nothing is rounded for pay here. */
export const yuan = (amount: string): string => Number(amount).toFixed(2);
