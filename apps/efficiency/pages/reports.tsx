import { useState } from 'react';
import {
  BigNumber,
  DataTable,
  Empty,
  ErrorNote,
  Numbers,
  type PageProps,
  Place,
  Tabs,
  Trend,
  useView,
} from '@selvedge/sdk/page';
import { DEPARTMENTS } from '../fields/words.ts';
import type { Imported, Reports } from './parts/answers.ts';
import { plain, share } from './parts/shown.ts';
import { STYLES } from './parts/styles.ts';

const hundred = (value: string | null): string | null =>
  value === null ? null : (Number(value) * 100).toFixed(2);

/** A CSV keeps its blanks; a workbook is read by the house. */
async function textOf(
  file: File,
  read: (file: Blob) => Promise<readonly (readonly string[])[]>,
): Promise<string> {
  if (/\.(csv|tsv|txt)$/iu.test(file.name)) return file.text();
  return (await read(file)).map((row) => row.join('\t')).join('\n');
}

/** Team-days of another system: read in with every mending told, and what they say. */
export default function ReportsPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [department, setDepartment] = useState<keyof typeof DEPARTMENTS>('sewing');
  const { answer, error, again } = useView<Reports>(tools, 'reports', { department });
  const [told, setTold] = useState<Imported | null>(null);
  const [isReading, setReading] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);

  async function importFile(file: File): Promise<void> {
    setReading(true);
    try {
      const sheet = await textOf(file, (book) => tools.readTable(book));
      setTold(await tools.act<Imported>('importReport', { sheet, name: file.name.slice(0, 200) }));
      setRefused(null);
      again();
    } catch (cause) {
      setTold(null);
      setRefused(cause);
    } finally {
      setReading(false);
    }
  }

  const choose = (
    <label className="part-button" data-main="true">
      {isReading ? say('在读…', 'Reading…') : say('导入 Excel 或 CSV', 'Import Excel or CSV')}
      <input
        type="file"
        hidden
        accept=".csv,.txt,.tsv,.xlsx"
        disabled={isReading}
        data-testid="report-file"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void importFile(file);
          target.value = '';
        }}
      />
    </label>
  );
  return (
    <>
      <style>{STYLES}</style>
      <Place>
        {answer === null || answer.first === null
          ? say('别的系统导出的每组每天效率', 'Efficiency by team and day from another system')
          : `${answer.first} – ${answer.last ?? ''}`}
      </Place>
      <div className="ef-row ef-wide ef-noprint">
        <Tabs
          tabs={(['sewing', 'finishing'] as const).map((key) => ({
            key,
            title: tools.say(DEPARTMENTS[key]),
          }))}
          value={department}
          onChange={setDepartment}
          label={say('车间', 'Department')}
        />
        {choose}
      </div>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {refused !== null && <ErrorNote error={refused} />}
      {told !== null && (
        <section className="ef-panel ef-wide" data-testid="report-notes">
          <h2>
            {say(
              `读了 ${told.rows} 行：新增 ${told.added}，改动 ${told.changed}，没变 ${told.same}`,
              `${told.rows} rows read: ${told.added} added, ${told.changed} changed, ${told.same} as before`,
            )}
          </h2>
          <ul className="ef-notes">
            {told.notes.map(({ what, rows, first }) => (
              <li key={what.zh}>
                {tools.say(what)} · {say(`${rows} 行`, `${rows} rows`)}
                {first === null ? '' : say(`，第一处在第 ${first} 行`, `, first in row ${first}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer !== null && answer.allRows === 0 && (
        <Empty why={say('还没有导入日报。', 'No team-days were imported yet.')}>{null}</Empty>
      )}
      {answer !== null && answer.rows > 0 && (
        <>
          <Numbers>
            <BigNumber
              title={say('实际效率平均', 'Mean actual')}
              value={share(answer.meanActual)}
              beside={say(`目标 ${share(answer.meanTarget)}`, `target ${share(answer.meanTarget)}`)}
            />
            <BigNumber
              title={say('达到目标', 'Target met')}
              value={`${answer.met}/${answer.rows}`}
              unit={say('组日', 'team-days')}
            />
            <BigNumber
              title={say('超过 100 %', 'Above 100 %')}
              value={answer.allOver}
              unit={say('行', 'rows')}
              mood={answer.allOver > 0 ? 'look' : undefined}
              beside={say(`本车间 ${answer.over}`, `${answer.over} here`)}
            />
            <BigNumber
              title={say('换款损失', 'Style-change loss')}
              value={plain(answer.lost)}
              unit={say('人分钟', 'person-min')}
              beside={say(`${answer.changes} 个组日`, `${answer.changes} team-days`)}
            />
          </Numbers>
          <p className="ef-note ef-wide">
            {say(
              `文件只给每天的比率，平均是 ${answer.rows} 行的平均；按人和分钟加权是 ${share(answer.weighed)}。换款损失 = (该组没换款日子的效率 − 当天) × (人 × ${answer.dayMinutes} 分钟 + 加班)，不低于 0。`,
              `The file gives daily ratios only: means are means of ${answer.rows} rows; weighed by people and minutes it is ${share(answer.weighed)}. Loss = (efficiency of the team’s days without a change − that day’s) × (people × ${answer.dayMinutes} min + overtime), never below 0.`,
            )}
          </p>
          <Trend
            isWide
            title={say('每天的实际效率（各组平均）', 'Actual by day (mean of teams)')}
            unit="%"
            points={answer.days.map(({ day, meanActual, meanTarget, over }) => ({
              key: day,
              title: day,
              value: hundred(meanActual),
              target: hundred(meanTarget),
              ...(over > 0 ? { note: say(`${over} 组超过 100 %`, `${over} teams above 100 %`) } : {}),
            }))}
          />
          <section className="ef-panel ef-scroll">
            <h2>{say('各组', 'Teams')}</h2>
            <DataTable
              rows={answer.teams}
              keyOf={({ team }) => team}
              columns={[
                { key: 'team', title: say('组', 'Team') },
                { key: 'rows', title: say('组日', 'Days'), isNumber: true },
                {
                  key: 'actual',
                  title: say('实际', 'Actual'),
                  isNumber: true,
                  text: ({ meanActual }) => share(meanActual),
                },
                {
                  key: 'target',
                  title: say('目标', 'Target'),
                  isNumber: true,
                  text: ({ meanTarget }) => share(meanTarget),
                },
                { key: 'met', title: say('达标', 'Met'), isNumber: true },
                { key: 'changes', title: say('换款', 'Changes'), isNumber: true },
                {
                  key: 'lost',
                  title: say('损失人分钟', 'Lost person-min'),
                  isNumber: true,
                  text: ({ lost }) => plain(lost),
                },
              ]}
            />
          </section>
          <section className="ef-panel ef-scroll" data-testid="report-odd">
            <h2>
              {say(
                `要核对的 ${answer.odd.length} 行（照原样保留）`,
                `${answer.odd.length} rows to look at (kept as they are)`,
              )}
            </h2>
            <DataTable
              rows={answer.odd}
              keyOf={(row) => `${row.day} ${row.department} ${row.team}`}
              columns={[
                { key: 'day', title: say('日', 'Day') },
                {
                  key: 'department',
                  title: say('车间', 'Department'),
                  text: (row) => tools.say(DEPARTMENTS[row.department]),
                },
                { key: 'team', title: say('组', 'Team') },
                {
                  key: 'actual',
                  title: say('实际', 'Actual'),
                  isNumber: true,
                  text: ({ actual }) => share(actual),
                },
                {
                  key: 'target',
                  title: say('目标', 'Target'),
                  isNumber: true,
                  text: ({ target }) => share(target),
                },
              ]}
            />
          </section>
          <section className="ef-panel ef-wide ef-scroll">
            <h2>
              {say('换款的组日，损失从大到小', 'Team-days with a style change, the largest loss first')}
            </h2>
            <DataTable
              rows={answer.changed.slice(0, 60)}
              keyOf={(row) => `${row.day} ${row.team}`}
              columns={[
                { key: 'day', title: say('日', 'Day') },
                { key: 'team', title: say('组', 'Team') },
                { key: 'styleChanges', title: say('换款次数', 'Changes'), isNumber: true },
                {
                  key: 'actual',
                  title: say('当天', 'That day'),
                  isNumber: true,
                  text: ({ actual }) => share(actual),
                },
                {
                  key: 'steady',
                  title: say('没换款的日子', 'Without a change'),
                  isNumber: true,
                  text: ({ steady }) => share(steady),
                },
                {
                  key: 'lost',
                  title: say('损失人分钟', 'Lost person-min'),
                  isNumber: true,
                  text: ({ lost }) => plain(lost),
                },
              ]}
            />
          </section>
        </>
      )}
    </>
  );
}
