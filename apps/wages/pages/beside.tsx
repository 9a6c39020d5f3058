import { useCallback, useEffect, useState } from 'react';
import {
  Answer,
  BigButton,
  DataTable,
  ErrorNote,
  ExcelButton,
  type PageProps,
  Place,
  Tile,
  useView,
} from '@selvedge/sdk/page';
import type { Difference, Differences, ReadPaper } from './beside/answers.ts';
import { MonthSwitch } from './desk/MonthSwitch.tsx';
import { ReadingNotes, Sheet } from './desk/Sheet.tsx';
import { STYLES } from './desk/styles.ts';
import { useMonth } from './desk/useMonth.ts';

/** One pay period beside the paper: what the paper says, what the scans say, the difference of each; then the owner switches. */
export default function Beside({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [month, setMonth] = useMonth(tools);
  const { answer, error, again } = useView<Differences>(tools, 'differences', { month });
  const [given, setGiven] = useState<Readonly<Record<string, unknown>> | null>(null);
  const [read, setRead] = useState<ReadPaper | null>(null);
  const [isPasting, setIsPasting] = useState(false);
  const [switched, setSwitched] = useState<{ readonly id: string; readonly since: string } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const lookSwitched = useCallback(async (): Promise<void> => {
    const { items } = await tools.list('changeover', { sort: '-since', limit: 1 });
    setSwitched(items.map(({ id, since }) => ({ id, since: String(since) }))[0] ?? null);
  }, [tools]);
  useEffect(() => {
    lookSwitched().catch(setRefused);
  }, [lookSwitched]);
  const trying = async (work: () => Promise<string>): Promise<void> => {
    try {
      setSaid(await work());
      setRefused(null);
      again();
      await lookSwitched();
    } catch (thrown) {
      setRefused(thrown);
    }
  };
  const rows = answer?.rows ?? [];
  const onPaper = rows.filter(({ paperAmount }) => paperAmount !== null);
  const sum = (of: (row: Difference) => string | null): string =>
    rows.reduce((all, row) => all + Number(of(row) ?? 0), 0).toFixed(2);
  const isSwitched = switched !== null && switched.since <= month;
  const signed = (written: string): string => (Number(written) > 0 ? `+${written}` : written);
  return (
    <>
      <style>{STYLES}</style>
      <Place>
        {say(
          '并行一个月，差异看清了再切换',
          'One month beside the paper; switch when the differences are clear',
        )}
      </Place>
      <div className="wage-bar">
        <MonthSwitch
          tools={tools}
          month={month}
          onChange={(next) => {
            setMonth(next);
            setSaid(null);
            setRead(null);
          }}
        />
        <BigButton isMain={onPaper.length === 0} onPress={() => setIsPasting(true)}>
          {say('粘贴纸上工资', 'Paste pay on paper')}
        </BigButton>
        <ExcelButton
          name={say(`纸上对照 ${month}`, `Beside the paper ${month}`)}
          rows={rows}
          columns={[
            { title: say('工号', 'Number'), value: ({ number }) => number },
            { title: say('姓名', 'Name'), value: ({ name }) => name },
            { title: say('纸上件数', 'Pieces on paper'), value: ({ paperPieces }) => paperPieces },
            { title: say('系统件数', 'Pieces, system'), value: ({ pieces }) => pieces },
            {
              title: say('纸上应发', 'Gross on paper'),
              value: ({ paperAmount }) => (paperAmount === null ? null : Number(paperAmount)),
            },
            { title: say('系统应发', 'Gross, system'), value: ({ gross }) => Number(gross) },
            { title: say('差额', 'Difference'), value: ({ difference }) => Number(difference) },
          ]}
        />
        <span className="wage-push">
          {isSwitched ? (
            <span className="wage-bar">
              {say(`${switched.since} 起按系统发`, `The scans are paid from ${switched.since}`)}
              <BigButton
                onPress={() =>
                  trying(async () => {
                    await tools.act('takeBackChangeOver', { changeover: switched.id });
                    return say('已取消，还按纸上发。', 'Taken back; the paper is paid.');
                  })
                }
              >
                {say('取消切换', 'Take it back')}
              </BigButton>
            </span>
          ) : (
            <BigButton
              isMain={onPaper.length > 0}
              onPress={() =>
                trying(async () => {
                  await tools.act('changeOver', { month });
                  return say(
                    `${month} 起按系统发工资，纸可以停了。锁定之前还能取消。`,
                    `From ${month} on the scans are paid, the paper may stop. Until the lock it can be taken back.`,
                  );
                })
              }
            >
              {say(`从 ${month} 切换到系统`, `Switch from ${month}`)}
            </BigButton>
          )}
        </span>
      </div>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {refused !== null && <ErrorNote error={refused} />}
      {said !== null && <Answer mood="good" isSilent text={said} />}
      {isPasting && (
        <section className="wage-panel" data-testid="paper-import">
          <div className="wage-bar">
            <h2>{say(`${month} 纸上工资`, `Pay on paper, ${month}`)}</h2>
            <span className="wage-push">
              <BigButton onPress={() => setIsPasting(false)}>{say('关闭', 'Close')}</BigButton>
            </span>
          </div>
          <p className="wage-note">
            <a href={`/api/v1/apps/wages/actions/importPaper/template?language=${tools.language}`} download>
              {say('下载模板', 'Template')}
            </a>
          </p>
          <Sheet
            tools={tools}
            hint={say('粘贴：工号或姓名、件数、应发', 'Paste: number or name, pieces, gross')}
            onRead={async (sheet) => {
              setRead(await tools.act<ReadPaper>('importPaper', { month, ...sheet, dryRun: true }));
              setGiven(sheet);
            }}
          />
          {read !== null && (
            <>
              <ReadingNotes tools={tools} reading={read} />
              <div className="wage-bar">
                <BigButton
                  isMain
                  isDisabled={read.count === 0}
                  onPress={() =>
                    trying(async () => {
                      const { count } = await tools.act<ReadPaper>('importPaper', { month, ...given });
                      setRead(null);
                      setIsPasting(false);
                      return say(`记下 ${count} 人的纸上工资。`, `Pay on paper of ${count} workers is kept.`);
                    })
                  }
                >
                  {say(`记下 ${read.count} 人`, `Keep ${read.count} workers`)}
                </BigButton>
                <span className="wage-note">
                  {say('再粘贴一次就换成新的。', 'Pasted again, it takes the place of the former.')}
                </span>
              </div>
            </>
          )}
        </section>
      )}
      {answer !== null && (
        <>
          <div className="wage-tiles" data-testid="beside-sums">
            <Tile title={say('一致', 'Agree')}>{answer.equal}</Tile>
            <Tile title={say('不一致', 'Differ')} mood={answer.different > 0 ? 'look' : 'good'}>
              {answer.different}
            </Tile>
            <Tile title={say('纸上应发', 'Gross on paper')}>{sum(({ paperAmount }) => paperAmount)}</Tile>
            <Tile title={say('系统应发', 'Gross, system')}>{sum(({ gross }) => gross)}</Tile>
          </div>
          <DataTable
            rows={rows.toSorted((a, b) => Math.abs(Number(b.difference)) - Math.abs(Number(a.difference)))}
            keyOf={({ worker }) => worker}
            onOpen={({ worker }) => location.assign(`/a/wages/page/month?month=${month}&worker=${worker}`)}
            empty={say('这个月还没有工资。', 'There is no pay in this month yet.')}
            columns={[
              { key: 'number', title: say('工号', 'Number') },
              {
                key: 'name',
                title: say('姓名', 'Name'),
                draw: ({ worker, name }) => (
                  <a href={`/a/wages/page/month?month=${month}&worker=${worker}`}>{name}</a>
                ),
              },
              { key: 'teamName', title: say('组', 'Team') },
              { key: 'paperPieces', title: say('纸上件数', 'Pieces, paper'), isNumber: true },
              { key: 'pieces', title: say('系统件数', 'Pieces, system'), isNumber: true },
              { key: 'paperAmount', title: say('纸上应发', 'Paper'), isNumber: true },
              { key: 'gross', title: say('系统应发', 'System'), isNumber: true },
              {
                key: 'difference',
                title: say('系统减纸上', 'Difference'),
                isNumber: true,
                draw: ({ difference }) => (
                  <span className={Number(difference) < 0 ? 'wage-minus' : undefined}>
                    {difference === '0.00' ? '0' : signed(difference)}
                  </span>
                ),
              },
            ]}
          />
        </>
      )}
    </>
  );
}
