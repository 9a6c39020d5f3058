import { useState } from 'react';
import {
  Answer,
  DataTable,
  ErrorNote,
  ExcelButton,
  type PageProps,
  Place,
  useView,
} from '@selvedge/sdk/page';
import { STUDY_STATES } from '../fields/words.ts';
import type { Study } from './parts/answers.ts';
import { minutes, percent } from './parts/shown.ts';
import { STYLES } from './parts/styles.ts';

/** Time studies against the bulletin; one that is right goes into the style’s draft. */
export default function StudiesPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { answer, error, again } = useView<{ studies: readonly Study[] }>(tools, 'studies');
  const [said, setSaid] = useState<{ id: string; text: string } | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const rows = answer?.studies ?? [];

  async function adopt({ id, styleNumber }: Study): Promise<void> {
    try {
      const { number } = await tools.act<{ number: number }>('adoptStudy', { study: id });
      setSaid({
        id,
        text: say(
          `已写进 ${styleNumber ?? ''} V${number} 草稿`,
          `In the draft V${number} of ${styleNumber ?? ''}`,
        ),
      });
      setRefused(null);
      again();
    } catch (cause) {
      setRefused(cause);
    }
  }

  return (
    <div className="ef-stack">
      <style>{STYLES}</style>
      <Place>{say('测时对比工序表', 'Time studies against the bulletin')}</Place>
      <div className="ef-row">
        <a className="part-button" href="/a/efficiency/page/study">
          {say('去测时', 'Time an operation')}
        </a>
        <ExcelButton
          name={say('测时', 'Time studies')}
          rows={rows}
          columns={[
            { title: say('日', 'Day'), value: ({ day }) => day },
            { title: say('款号', 'Style'), value: ({ styleNumber }) => styleNumber },
            { title: say('工序', 'Operation'), value: ({ operation, name }) => `${operation} ${name ?? ''}` },
            { title: say('标准工时', 'SAM'), value: ({ sam }) => Number(sam) },
            {
              title: say('工序表', 'Bulletin'),
              value: ({ bulletin }) => (bulletin === null ? null : Number(bulletin)),
            },
            { title: say('有效周期', 'Cycles'), value: ({ counted }) => counted },
            { title: say('评比 %', 'Rating %'), value: ({ rating }) => rating },
          ]}
        />
      </div>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {refused !== null && <ErrorNote error={refused} />}
      {said !== null && (
        <Answer
          mood="good"
          id={said.id}
          isSilent
          text={said.text}
          note={say('下达后新订单才用它。', 'Orders have it once the draft is released.')}
        />
      )}
      <div className="ef-scroll">
        <DataTable
          rows={rows}
          keyOf={({ id }) => id}
          empty={say('还没有测时。', 'Nothing was timed yet.')}
          columns={[
            { key: 'day', title: say('日', 'Day') },
            {
              key: 'styleNumber',
              title: say('款号', 'Style'),
              text: ({ styleNumber }) => styleNumber ?? '—',
            },
            {
              key: 'operation',
              title: say('工序', 'Operation'),
              text: ({ operation, name }) => `${operation} ${name ?? ''}`,
            },
            { key: 'worker', title: say('员工', 'Worker'), text: ({ worker }) => worker ?? '—' },
            {
              key: 'sam',
              title: say('测得（分）', 'Timed (min)'),
              isNumber: true,
              text: ({ sam }) => minutes(sam),
            },
            {
              key: 'bulletin',
              title: say('工序表（分）', 'Bulletin (min)'),
              isNumber: true,
              text: ({ bulletin }) => minutes(bulletin),
            },
            {
              key: 'share',
              title: say('占工序表', 'Of the bulletin'),
              isNumber: true,
              text: ({ share }) => percent(share),
            },
            {
              key: 'counted',
              title: say('有效周期', 'Cycles'),
              text: ({ counted, timed, needed, isLate }) =>
                `${counted}/${timed}${isLate ? say(`，要 ${needed ?? ''}`, `, ${needed ?? ''} needed`) : ''}`,
            },
            {
              key: 'rating',
              title: say('评比', 'Rating'),
              isNumber: true,
              text: ({ rating }) => `${rating} %`,
            },
            {
              key: 'state',
              title: say('状态', 'State'),
              text: ({ state, adopted }) =>
                adopted === null
                  ? tools.say(STUDY_STATES[state])
                  : say(`已采用 V${adopted}`, `in V${adopted}`),
              draw: (row) =>
                row.state === 'kept' && row.adopted === null ? (
                  <button type="button" className="part-button" onClick={() => void adopt(row)}>
                    {say('采用', 'Take over')}
                  </button>
                ) : row.adopted === null ? (
                  tools.say(STUDY_STATES[row.state])
                ) : (
                  say(`已采用 V${row.adopted}`, `in V${row.adopted}`)
                ),
            },
          ]}
        />
      </div>
    </div>
  );
}
