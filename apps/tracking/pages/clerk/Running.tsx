import { DataTable, type PageTools } from '@selvedge/sdk/page';
import { clockOf } from '../desk/times.ts';
import type { Shown } from '../station/answers.ts';
import { moodOf } from '../station/moods.ts';

interface Total {
  readonly who: string;
  readonly lines: number;
  readonly pieces: number;
}

const piecesOf = ({ state, answer }: Shown): number =>
  state === 'undone' ? 0 : (answer?.booked ?? []).reduce((sum, { pieces }) => sum + pieces, 0);

/** What was typed in this sitting, the last on top, and its sums by worker. */
export function Running({ scans, tools }: { readonly scans: readonly Shown[]; readonly tools: PageTools }) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const totals = [...Map.groupBy(scans, ({ who }) => who ?? '')].map(([who, own]): Total => ({
    who,
    lines: own.filter((one) => piecesOf(one) > 0).length,
    pieces: own.reduce((sum, one) => sum + piecesOf(one), 0),
  }));
  if (scans.length === 0) return null;
  return (
    <div className="clerk-both" data-testid="clerk-running">
      <DataTable
        columns={[
          { key: 'at', title: say('时间', 'At'), text: ({ at }) => clockOf(at, tools) },
          { key: 'who', title: say('员工', 'Worker') },
          {
            key: 'bundle',
            title: say('扎', 'Bundle'),
            text: ({ answer, code }) => answer?.bundle?.number ?? code.slice(-12),
          },
          {
            key: 'booked',
            title: say('工序', 'Operation'),
            text: ({ answer }) => (answer?.booked ?? []).map(({ title }) => title).join('、'),
          },
          {
            key: 'pieces',
            title: say('件数', 'Pieces'),
            isNumber: true,
            text: (one) => String(piecesOf(one)),
          },
          {
            key: 'state',
            title: say('结果', 'Result'),
            draw: (one) => (
              <span className="clerk-state" data-mood={moodOf(one)} data-state={one.state}>
                {wordsOf(one, tools)}
              </span>
            ),
          },
        ]}
        rows={scans}
        keyOf={({ id }) => id}
      />
      <DataTable
        columns={[
          { key: 'who', title: say('员工', 'Worker') },
          { key: 'lines', title: say('条', 'Lines'), isNumber: true },
          { key: 'pieces', title: say('件', 'Pieces'), isNumber: true },
        ]}
        rows={[
          ...totals,
          {
            who: say('合计', 'In all'),
            lines: totals.reduce((sum, { lines }) => sum + lines, 0),
            pieces: totals.reduce((sum, { pieces }) => sum + pieces, 0),
          },
        ]}
        keyOf={({ who }) => who}
      />
    </div>
  );
}

function wordsOf({ state, answer, reason }: Shown, tools: PageTools): string {
  if (state === 'undone') return tools.say({ zh: '已撤销', en: 'taken back' });
  if (state === 'kept') return tools.say({ zh: '发送中…', en: 'sending…' });
  if (answer === null) return `✕ ${reason ?? ''}`;
  return answer.answer === 'done' ? '✓' : tools.say(answer.sentence);
}
