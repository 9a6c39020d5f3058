import { useCallback, useEffect, useState } from 'react';
import {
  Answer,
  BigButton,
  BigNumber,
  Bottom,
  ErrorNote,
  type PageProps,
  Place,
  type Scan,
  Scanner,
} from '@selvedge/sdk/page';
import type { Shown } from './station/answers.ts';
import { CALL_TITLES } from './board/calls.ts';
import type { CallKind } from './board/team-day.ts';
import { CallLeader } from './station/CallLeader.tsx';
import { Choices } from './station/Choices.tsx';
import { HeldScans } from './station/HeldScans.tsx';
import { LastScans } from './station/LastScans.tsx';
import { Latest } from './station/Latest.tsx';
import { type Missed, MyDay } from './station/MyDay.tsx';
import { NumberPad } from './station/NumberPad.tsx';
import { ReportForm } from './report/ReportForm.tsx';
import { STYLES } from './station/styles.ts';
import { useReports } from './station/useReports.tsx';
import { useScans } from './station/useScans.ts';
import { useVoice } from './station/useVoice.ts';
import { useWorker } from './station/useWorker.ts';

type Task = 'scan' | 'choose' | 'pieces' | 'scrap' | 'call' | 'day' | 'report';

/** Badge, then ticket after ticket. One thing on the screen at a time, and always an answer. */
export default function Station({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { worker, isShared, badge, scanned: badgeScanned, leave } = useWorker(tools);
  const { shown, held, send, undone } = useScans(tools);
  const [task, setTask] = useState<Task>('scan');
  /** Pieces that the next scan is for; null = all that remain. */
  const [pieces, setPieces] = useState<number | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  /** A scan that waits for the tickets of its other parts. */
  const [joining, setJoining] = useState<Shown | null>(null);
  const [error, setError] = useState<unknown>(null);
  /** What the leader was called for just now. */
  const [said, setSaid] = useState<CallKind | null>(null);
  const latest = shown.find(({ state }) => state !== 'undone');
  const voice = useVoice(tools, latest);
  // A scan that only asked what was meant is over when it was scanned again.
  const earlier = shown.filter(
    (one, at) =>
      one !== latest &&
      !(one.answer?.answer === 'choose' && shown.slice(0, at).some(({ code }) => code === one.code)),
  );
  const needsBadge = isShared && badge === null;
  const habit = worker?.habit ?? 'bundle';
  const isPiece = habit === 'piece';
  const reports = useReports(tools, badge);

  const trying = useCallback(async (work: () => Promise<unknown>): Promise<void> => {
    try {
      setSaid(null);
      await work();
      setError(null);
    } catch (thrown) {
      setError(thrown);
    }
  }, []);

  const scan = useCallback(
    ({ code, source }: Scan): void =>
      void trying(async () => {
        if (/\/b\/\w+/.test(code)) return badgeScanned(code);
        if (needsBadge) throw new Error(tools.say({ zh: '先扫自己的工牌。', en: 'Scan your badge first.' }));
        const from = source === 'typed' ? 'phone' : source;
        const asked = joining?.answer?.asked ?? null;
        if (joining !== null && asked !== null) {
          await send({ code: joining.code, source: from, badge, operations: [asked], with: [code] });
          return setJoining(null);
        }
        await send({
          code,
          source: from,
          badge,
          ...(pieces === null ? {} : { good: pieces }),
          isWhole,
          isPiece,
        });
        setPieces(null);
      }),
    [trying, badgeScanned, needsBadge, tools, send, badge, pieces, isWhole, isPiece, joining],
  );

  // A phone's own scanner opened this page with a ticket in its address.
  useEffect(() => {
    const code = new URLSearchParams(location.search).get('code');
    if (code === null || worker === null) return;
    history.replaceState(null, '', location.pathname);
    scan({ code: `/t/${code}`, source: 'camera' });
  }, [worker, scan]);

  const again = (of: Shown, facts: { operations?: readonly string[]; good?: number; scrap?: number }) =>
    trying(async () => {
      setTask('scan');
      await send({ code: of.code, source: 'phone', badge, isPiece, ...facts });
    });

  const undo = (of: Shown): Promise<void> =>
    trying(async () => {
      for (const { record } of of.answer?.booked.toReversed() ?? [])
        await tools.act('undo', { record, ...(badge === null ? {} : { badge }) });
      undone(of.id);
    });

  const mine = ({ number, operation }: Missed): Promise<void> =>
    trying(async () => {
      setTask('scan');
      await send({ code: number, source: 'phone', badge, operations: [operation] });
    });

  // Offline the last that is known stays.
  const today =
    reports.today ??
    shown.find(({ answer }) => answer?.today != null)?.answer?.today ??
    worker?.today ??
    null;
  const count = today !== null && (
    <BigNumber
      title={say('今日', 'Today')}
      value={today.pieces}
      unit={say('件', 'pcs')}
      beside={say(`${today.bundles} 扎`, `${today.bundles} bundles`)}
    />
  );
  // One more piece of the same, before its answer is here.
  const more = shown
    .find(({ code, answer }) => code === latest?.code && (answer?.booked.length ?? 0) > 0)
    ?.answer?.booked.map(({ operation }) => operation);
  return (
    <>
      <style>{STYLES}</style>
      <Place>{worker === null ? '' : `${worker.name} ${worker.number}`}</Place>
      {error !== null && <ErrorNote error={error} />}
      {task === 'choose' && latest?.answer != null && (
        <Choices
          tools={tools}
          title={say(
            `${latest.answer.bundle?.number ?? ''} 扎：做了哪几道？`,
            `${latest.answer.bundle?.number ?? ''}: which operations?`,
          )}
          choices={latest.answer.next}
          onDone={(operations) => again(latest, { operations })}
          onCancel={() => setTask('scan')}
        />
      )}
      {task === 'pieces' && (
        <NumberPad
          tools={tools}
          title={say('下一扎只报几件？', 'How many pieces of the next bundle?')}
          most={null}
          confirm={say('好', 'OK')}
          onDone={(given) => {
            setPieces(given);
            setTask('scan');
          }}
          onCancel={() => setTask('scan')}
        />
      )}
      {task === 'scrap' && latest !== undefined && (
        <NumberPad
          tools={tools}
          title={say(
            `${latest.answer?.bundle?.number ?? ''} 扎：报废几件？`,
            `${latest.answer?.bundle?.number ?? ''}: pieces scrapped?`,
          )}
          most={latest.answer?.bundle?.quantity ?? null}
          confirm={say('报废', 'Scrap')}
          onDone={(scrap) => again(latest, { scrap, good: 0 })}
          onCancel={() => setTask('scan')}
        />
      )}
      {task === 'call' && (
        <CallLeader
          tools={tools}
          badge={badge}
          onDone={(kind) => {
            setTask('scan');
            setSaid(kind);
          }}
        />
      )}
      {task === 'day' && <MyDay tools={tools} badge={badge} onMine={mine} onBack={() => setTask('scan')} />}
      {task === 'report' && (
        <section className="scan-day">
          <h2 className="scan-title">{say('数量报工', 'Report a quantity')}</h2>
          <ReportForm tools={tools} onReport={reports.send} />
          <BigButton onPress={() => setTask('scan')}>{say('返回', 'Back')}</BigButton>
        </section>
      )}
      {task === 'scan' && (
        <div className="scan-both">
          <div>
            {said !== null && (
              <Answer
                mood="good"
                isSilent
                text={say('已叫组长', 'Leader called')}
                note={say(
                  `${CALL_TITLES[said].zh} · 看板上看得到`,
                  `${CALL_TITLES[said].en} · it stands on the board`,
                )}
              />
            )}
            {habit === 'coupon' && (
              <p className="scan-note">
                {say(
                  '这组的菲票由统计员下班集中录。',
                  'The clerk books this line’s coupons at the end of the shift.',
                )}
              </p>
            )}
            {habit === 'report' && !needsBadge && <ReportForm tools={tools} onReport={reports.send} />}
            {joining !== null && (
              <p className="scan-title">
                {say('现在扫要拼的部位的菲票', 'Now scan the ticket of the other part')}{' '}
                <BigButton onPress={() => setJoining(null)}>{say('不拼了', 'Cancel')}</BigButton>
              </p>
            )}
            {needsBadge ? (
              <p className="scan-title">{say('先扫工牌', 'Scan your badge first')}</p>
            ) : (
              (pieces !== null || isWhole) && (
                <p className="scan-title">
                  {isWhole && say('整件报工', 'Whole garment')}
                  {pieces !== null && say(`下一扎报 ${pieces} 件`, `next bundle: ${pieces} pcs`)}
                </p>
              )
            )}
            <Scanner
              onScan={scan}
              title={needsBadge ? say('扫工牌', 'Scan a badge') : say('扫菲票', 'Scan a ticket')}
            />
          </div>
          <div>
            {reports.latest}
            {latest !== undefined && (
              <Latest
                tools={tools}
                scan={latest}
                onJoin={() => setJoining(latest)}
                onUndo={() => undo(latest)}
                onChoose={() => setTask('choose')}
                onRest={() => again(latest, { good: latest.answer?.remaining ?? 0 })}
                onDispute={() =>
                  trying(() =>
                    tools.act('dispute', {
                      code: latest.code,
                      ...(latest.answer?.asked == null ? {} : { operation: latest.answer.asked }),
                      ...(badge === null ? {} : { badge }),
                    }),
                  )
                }
              />
            )}
            {isPiece && latest !== undefined && (
              <BigButton isMain onPress={() => again(latest, more === undefined ? {} : { operations: more })}>
                {say('＋1 件', '+1 piece')}
              </BigButton>
            )}
            {isPiece && count}
            <LastScans tools={tools} scans={earlier} onUndo={undo} />
            <HeldScans tools={tools} held={held} />
            {!isPiece && count}
            <p className="scan-options">
              <BigButton onPress={() => setIsWhole(!isWhole)}>
                {isWhole ? say('按工序报', 'By operation') : say('整件报', 'Whole garment')}
              </BigButton>
              {habit !== 'report' && (
                <BigButton isDisabled={needsBadge} onPress={() => setTask('report')}>
                  {say('没菲票，报数量', 'No ticket: a quantity')}
                </BigButton>
              )}
              {voice.isThere && (
                <BigButton onPress={voice.toggle}>
                  {voice.isOn ? say('关语音', 'Voice off') : say('开语音', 'Voice on')}
                </BigButton>
              )}
              {isShared && badge !== null && (
                <BigButton onPress={leave}>{say('换人', 'Next person')}</BigButton>
              )}
            </p>
          </div>
        </div>
      )}
      <Bottom>
        <BigButton onPress={() => setTask('pieces')}>{say('报几件', 'Pieces')}</BigButton>
        <BigButton isDisabled={latest?.answer == null} onPress={() => setTask('scrap')}>
          {say('报次品', 'Scrap')}
        </BigButton>
        <BigButton isDisabled={needsBadge} onPress={() => setTask('call')}>
          {say('叫人', 'Call')}
        </BigButton>
        <BigButton isDisabled={needsBadge} onPress={() => setTask('day')}>
          {say('漏扫?', 'Missed?')}
        </BigButton>
      </Bottom>
    </>
  );
}
