import { useState } from 'react';
import {
  BigNumber,
  DataTable,
  ErrorNote,
  Numbers,
  type PageProps,
  Place,
  useView,
  Yamazumi,
} from '@selvedge/sdk/page';
import { DIFFERENCES } from '../fields/words.ts';
import type { BulletinSums, Compared } from './parts/answers.ts';
import { minutes, percent, plain } from './parts/shown.ts';
import { STYLES } from './parts/styles.ts';

interface Versions {
  readonly versions: readonly { readonly id: string; readonly name: string; readonly status: string }[];
}

/** Two bulletins side by side: what was added, taken out, changed, and what it means for a day. */
export default function BulletinsPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const known = useView<Versions>(tools, 'bulletins');
  const versions = known.answer?.versions ?? [];
  const [chosenOne, setOne] = useState('');
  const [chosenOther, setOther] = useState('');
  const [people, setPeople] = useState('20');
  const [efficiency, setEfficiency] = useState('');
  const one = chosenOne === '' ? (versions[1]?.id ?? versions[0]?.id ?? '') : chosenOne;
  const other = chosenOther === '' ? (versions[0]?.id ?? '') : chosenOther;
  const line = { people: Math.max(1, Number(people) || 1), ...(efficiency === '' ? {} : { efficiency }) };
  const compared = useView<Compared>(
    tools,
    'compareBulletins',
    one === '' || other === '' ? null : { one, other, ...line },
  );
  const { answer } = compared;
  const choice = (title: string, value: string, change: (id: string) => void, id: string) => (
    <label className="ef-field">
      <span>{title}</span>
      <select value={value} onChange={({ target }) => change(target.value)} data-testid={id}>
        {versions.map((version) => (
          <option key={version.id} value={version.id}>
            {version.name}
            {version.status === 'draft' ? say('（草稿）', ' (draft)') : ''}
          </option>
        ))}
      </select>
    </label>
  );
  const changed = answer?.rows.filter(({ difference }) => difference !== 'same').length ?? 0;
  const estimated = say('（估）', ' (est.)');
  const samOf = (sums: BulletinSums): string => minutes(sums.sam) + (sums.isEstimated ? estimated : '');
  return (
    <>
      <style>{STYLES}</style>
      <Place>{say('两款或两个版本', 'Two styles or versions')}</Place>
      <div className="ef-panel ef-wide">
        <div className="ef-fields">
          {choice(say('原来', 'One'), one, setOne, 'bulletin-one')}
          {choice(say('对比', 'Other'), other, setOther, 'bulletin-other')}
          <label className="ef-field">
            <span>{say('人数', 'People')}</span>
            <input
              inputMode="numeric"
              value={people}
              onChange={({ target }) => setPeople(target.value.replaceAll(/\D/gu, ''))}
            />
          </label>
          <label className="ef-field">
            <span>{say('效率 %', 'Efficiency %')}</span>
            <input
              inputMode="decimal"
              value={efficiency}
              placeholder={answer?.efficiency ?? ''}
              onChange={({ target }) => setEfficiency(target.value.replaceAll(/[^\d.]/gu, ''))}
            />
          </label>
        </div>
      </div>
      {[known, compared].map(({ error, again }, at) =>
        error === null ? null : <ErrorNote key={at} error={error} onRetry={again} />,
      )}
      {versions.length === 0 && known.answer !== null && (
        <p className="ef-note">
          {say(
            '还没有工序表。先在“订单与款式”里编辑。',
            'There is no bulletin yet: edit one in “Orders and styles”.',
          )}
        </p>
      )}
      {answer !== null && (
        <>
          <Numbers>
            <BigNumber
              title={say('合计工时', 'SAM in all')}
              value={samOf(answer.other)}
              unit={say('分', 'min')}
              beside={samOf(answer.one)}
            />
            <BigNumber
              title={say('日产能', 'Capacity a day')}
              value={answer.other.capacity === null ? null : plain(answer.other.capacity)}
              unit={say('件', 'pcs')}
              beside={answer.one.capacity === null ? '—' : plain(answer.one.capacity)}
            />
            <BigNumber
              title={say('平衡率', 'Balance')}
              value={percent(answer.other.balance)}
              beside={percent(answer.one.balance)}
            />
            <BigNumber
              title={say('有差别的工序', 'Operations that differ')}
              value={changed}
              beside={String(answer.rows.length)}
            />
          </Numbers>
          <p className="ef-note ef-wide">
            {say(
              `产能 = ${line.people} 人 × ${answer.minutes} 分钟 × (1 − 缺勤 ${Number(answer.absence)} %) × 效率 ${Number(answer.efficiency)} % ÷ 工时；平衡率 = Σ工时 ÷ (工序数 × 最长工序)。灰色小字是“原来”。`,
              `Capacity = ${line.people} people × ${answer.minutes} min × (1 − absence ${Number(answer.absence)} %) × efficiency ${Number(answer.efficiency)} % ÷ SAM; balance = Σ SAM ÷ (operations × longest). Small and grey: “one”.`,
            )}
          </p>
          {[answer.one, answer.other].map((sums, at) => (
            <Yamazumi
              key={at}
              title={sums.name}
              note={say(
                '每道工序的工时，线是最长的一道。',
                'Minutes of each operation; the line is the longest.',
              )}
              unit={say('分', 'min')}
              takt={sums.cycle}
              bars={answer.rows.flatMap(({ title, ...row }) => {
                const side = at === 0 ? row.one : row.other;
                return side === null
                  ? []
                  : [{ key: side.code, title, parts: [{ key: side.code, title, value: side.sam }] }];
              })}
            />
          ))}
          <div className="ef-panel ef-wide ef-scroll" data-testid="compared">
            <DataTable
              rows={answer.rows}
              keyOf={(row) => `${row.one?.code ?? ''} ${row.other?.code ?? ''} ${row.title}`}
              columns={[
                { key: 'title', title: say('工序', 'Operation') },
                {
                  key: 'difference',
                  title: say('差别', 'Difference'),
                  draw: ({ difference }) => (
                    <span className={difference === 'same' ? 'ef-note' : 'ef-look'}>
                      {tools.say(DIFFERENCES[difference])}
                    </span>
                  ),
                  text: ({ difference }) => tools.say(DIFFERENCES[difference]),
                },
                {
                  key: 'one',
                  title: say('原来（分）', 'One (min)'),
                  isNumber: true,
                  text: (row) =>
                    minutes(row.one?.sam ?? null) + (row.one?.isEstimated === true ? estimated : ''),
                },
                {
                  key: 'other',
                  title: say('对比（分）', 'Other (min)'),
                  isNumber: true,
                  text: (row) =>
                    minutes(row.other?.sam ?? null) + (row.other?.isEstimated === true ? estimated : ''),
                },
                {
                  key: 'change',
                  title: say('工时差', 'Change'),
                  isNumber: true,
                  text: ({ change, difference }) =>
                    difference === 'same' || change === null
                      ? ''
                      : `${Number(change) > 0 ? '+' : ''}${Number(change).toFixed(3)}`,
                },
              ]}
            />
          </div>
        </>
      )}
    </>
  );
}
