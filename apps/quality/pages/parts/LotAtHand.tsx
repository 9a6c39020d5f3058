import { useCallback, useEffect, useState } from 'react';
import { Answer, BigButton, ErrorNote, type PageTools, Place } from '@selvedge/sdk/page';
import { GRADE_WORDS, OUTCOMES } from '../../fields/words.ts';
import type { Finding, LotSheet, Station } from './answers.ts';
import { Conclude } from './Conclude.tsx';
import { HeldChecks } from './HeldChecks.tsx';
import { Piece } from './Piece.tsx';
import { planSource, planWords } from './plan-words.ts';
import { Thumb } from './Thumb.tsx';
import { plus, unsentSums, useChecks } from './useChecks.ts';
import { useDrawing } from './useDrawing.ts';

interface LotAtHandProps {
  readonly tools: PageTools;
  readonly id: string;
  readonly station: Station;
  readonly onLeave: () => void;
}

/** A lot that is being inspected: how far it is, and what was found by all who are at it. */
export function LotAtHand({ tools, id, station, onLeave }: LotAtHandProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [sheet, setSheet] = useState<LotSheet | null>(null);
  const [isConcluding, setConcluding] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const checks = useChecks(tools);
  const [drawing, chooseDrawing] = useDrawing(sheet?.styleNumber ?? '', sheet?.styleName ?? null);
  const look = useCallback((): void => {
    tools.kept<LotSheet>('lotSheet', { inspection: id }).then(({ answer }) => {
      setSheet(answer);
      setError(null);
    }, setError);
  }, [tools, id]);
  useEffect(() => {
    look();
    return tools.watch(look);
  }, [tools, look]);
  useEffect(() => {
    if (checks.last?.state === 'answered') look();
  }, [checks.last?.state, checks.last?.id, look]);

  async function send(inspected: number, findings: readonly Finding[] = [], photo: Blob | null = null) {
    try {
      await checks.send(
        { kind: 'final', inspection: id, inspected, ...(findings.length === 0 ? {} : { findings }) },
        photo,
      );
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  }

  if (sheet === null) return error === null ? null : <ErrorNote error={error} onRetry={look} />;
  const sums = plus(
    sheet,
    unsentSums(checks.waiting, (input) => input['inspection'] === id),
  );
  const left = Math.max(0, sheet.n - sums.inspected);
  const isOpen = sheet.state === 'open';
  return (
    <>
      <Place>
        {sheet.orderNumber} #{sheet.ordinal}
      </Place>
      <div className="qc-panel">
        <p className="qc-plan" data-testid="plan">
          {tools.say(planWords(sheet))}
        </p>
        <p className="qc-note">
          {say(`批量 ${sheet.lot} 件`, `Lot of ${sheet.lot}`)} · {tools.say(planSource(sheet))}
        </p>
        <div className="qc-bar">
          <i style={{ width: `${Math.min(100, (sums.inspected * 100) / sheet.n)}%` }} />
        </div>
        <p className="qc-note" data-testid="progress">
          {say(`看了 ${sums.inspected} / ${sheet.n} 件`, `${sums.inspected} / ${sheet.n} looked at`)}
          {left > 0 && say(`，还差 ${left}`, `, ${left} to go`)}
        </p>
        <div className="qc-classes">
          {sheet.classes.map(({ grade, found, accept, reject, verdict }) => (
            <div key={grade} data-verdict={verdict}>
              <span>{tools.say(GRADE_WORDS[grade])}</span>
              <b data-testid={`found-${grade}`}>{found}</b>
              <small>{say(`收 ${accept} 退 ${reject}`, `${accept} / ${reject}`)}</small>
            </div>
          ))}
        </div>
        {(!isOpen || sheet.verdict !== 'open') && (
          <p className="qc-verdict" data-verdict={isOpen ? sheet.verdict : sheet.state} data-testid="verdict">
            {isOpen
              ? say(
                  `按现在的记录：${OUTCOMES[sheet.verdict].zh}`,
                  `By what is recorded: ${OUTCOMES[sheet.verdict].en.toLowerCase()}`,
                )
              : sheet.state === 'cancelled'
                ? say('已取消', 'Cancelled')
                : tools.say(OUTCOMES[sheet.state])}
          </p>
        )}
        {sheet.late !== 0 && (
          <p className="qc-note">
            {say(
              `判定后又收到 ${sheet.late} 件的记录，照它们是：${OUTCOMES[sheet.verdict].zh}。`,
              `${sheet.late} pieces were recorded after the verdict; with them it is: ${OUTCOMES[sheet.verdict].en.toLowerCase()}.`,
            )}
          </p>
        )}
        {isOpen && sheet.verdict !== 'open' && !isConcluding && (
          <BigButton isMain onPress={() => setConcluding(true)}>
            {say('判定、签字', 'Conclude and sign')}
          </BigButton>
        )}
        {!isOpen && (
          <a
            className="part-button"
            href={`/a/quality/page/report?inspection=${id}`}
            data-testid="report-link"
          >
            {say('检验报告', 'Report')}
          </a>
        )}
      </div>
      {isConcluding && (
        <Conclude
          tools={tools}
          id={id}
          onDone={() => {
            setConcluding(false);
            look();
          }}
          onCancel={() => setConcluding(false)}
        />
      )}
      {error !== null && <ErrorNote error={error} />}
      <HeldChecks tools={tools} held={checks.held} />
      {isOpen && !isConcluding && (
        <div className="qc-both">
          <div>
            {checks.last !== null && (
              <Answer
                mood={
                  checks.last.wish.findings === undefined && checks.last.state !== 'undone' ? 'good' : 'look'
                }
                id={`${checks.last.id} ${checks.last.state === 'undone' ? 'undone' : ''}`}
                text={
                  checks.last.state === 'undone'
                    ? say('已撤销', 'Taken back')
                    : checks.last.wish.findings === undefined
                      ? say(`合格 ${checks.last.wish.inspected} 件`, `${checks.last.wish.inspected} OK`)
                      : say(
                          `${checks.last.wish.findings.length} 处疵病`,
                          `${checks.last.wish.findings.length} defects`,
                        )
                }
                note={
                  checks.last.state === 'kept'
                    ? say('已记在本机，马上上报。', 'Kept on this device, on its way.')
                    : ''
                }
              />
            )}
          </div>
          <div>
            <Piece
              tools={tools}
              defects={station.defects}
              drawing={drawing}
              onDrawing={chooseDrawing}
              work={[]}
              thumb={
                <Thumb
                  tools={tools}
                  count={sums.inspected}
                  onGood={send}
                  onUndo={checks.last === null || checks.last.state === 'undone' ? null : checks.undo}
                />
              }
              onDone={(findings, photo) => send(1, findings, photo)}
            />
          </div>
        </div>
      )}
      <div className="qc-row">
        <a className="part-button" href={`/a/quality/page/measure?order=${sheet.order}&inspection=${id}`}>
          {say('量尺寸', 'Measure')}
        </a>
        <BigButton onPress={onLeave}>{say('全部检验单', 'All lots')}</BigButton>
      </div>
    </>
  );
}
