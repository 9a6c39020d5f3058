import { useCallback, useEffect, useState } from 'react';
import {
  Answer,
  BigButton,
  BigNumber,
  Empty,
  ErrorNote,
  type PageProps,
  Place,
  Scanner,
} from '@selvedge/sdk/page';
import type { Finding, Look } from './parts/answers.ts';
import { HeldChecks } from './parts/HeldChecks.tsx';
import { Piece } from './parts/Piece.tsx';
import { STYLES } from './parts/styles.ts';
import { Thumb } from './parts/Thumb.tsx';
import { plus, unsentSums, useChecks } from './parts/useChecks.ts';
import { useDrawing } from './parts/useDrawing.ts';
import { useKept } from './parts/useKept.ts';
import { useStation } from './parts/useStation.ts';
import { dhuOf, NOTHING } from '../rules/ratios.ts';

/** Good under the thumb, a defect by a tap on the drawing. The bundle's ticket says whose work it was; without it pieces count too. */
export default function Endline({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { station, error: lost, again } = useStation(tools);
  const checks = useChecks(tools);
  const [keptTeam, setTeam] = useKept('quality.team');
  const [orderId, setOrder] = useKept('quality.order');
  const [isAfterRework, setAfterRework] = useState(false);
  const [bundle, setBundle] = useState<{ code: string; look: Look | null } | null>(null);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    if (checks.last?.state === 'answered') again();
  }, [checks.last?.state, checks.last?.id, again]);

  const known = station?.teams ?? [];
  const team = known.length === 1 ? known[0].team : keptTeam;
  const isTeamless = known.length > 1 && !known.some((one) => one.team === team);
  const own = station?.orders.filter(({ teams }) => teams.includes(team)) ?? [];
  const orders = [...own, ...(station?.orders.filter((one) => !own.includes(one)) ?? [])];
  const order = orders.find((one) => one.order === (bundle?.look?.bundle?.order ?? orderId)) ?? orders[0];
  const atTeam = known.find((one) => one.team === team);
  const [drawing, chooseDrawing] = useDrawing(order?.styleNumber ?? '', order?.styleName ?? null);
  const kind = isAfterRework ? ('recheck' as const) : ('endline' as const);

  const scanned = useCallback(
    (code: string): void => {
      setBundle({ code, look: null });
      tools.kept<Look>('look', { code }).then(
        ({ answer }) => {
          if (answer.bundle !== null) return setBundle({ code, look: answer });
          setBundle(null);
          setError(new Error(tools.say({ zh: '不认识这张菲票。', en: 'This ticket is not known.' })));
        },
        () => undefined,
      );
    },
    [tools],
  );

  async function send(inspected: number, findings: readonly Finding[] = [], photo: Blob | null = null) {
    if (order === undefined) return;
    if (isTeamless) return setError(new Error(say('先选是哪一组。', 'Choose the team first.')));
    try {
      await checks.send(
        {
          kind,
          order: order.order,
          ...(team === '' ? {} : { team }),
          ...(bundle === null ? {} : { code: bundle.code }),
          inspected,
          ...(findings.length === 0 ? {} : { findings }),
        },
        photo,
      );
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  }

  if (station === null) return lost === null ? null : <ErrorNote error={lost} onRetry={again} />;
  if (order === undefined)
    return (
      <Empty
        why={say(
          '没有在做的订单：订单下达后这里就有。',
          'No order is in work: it appears when one is released.',
        )}
      />
    );
  const unsent = unsentSums(
    checks.waiting,
    (input) => input['kind'] === 'endline' && (input['team'] ?? '') === team,
  );
  const sums = plus(atTeam ?? checks.last?.answer?.today ?? NOTHING, unsent);
  const { last } = checks;
  return (
    <>
      <style>{STYLES}</style>
      <Place>{atTeam?.name ?? say('选组', 'Choose a team')}</Place>
      <div className="qc-row">
        <select
          value={team}
          aria-label={say('组', 'Team')}
          onChange={({ target }) => setTeam(target.value)}
          data-testid="team"
        >
          <option value="">{say('哪一组？', 'Which team?')}</option>
          {station.teams.map((one) => (
            <option key={one.team} value={one.team}>
              {one.name}
            </option>
          ))}
        </select>
        <select
          value={order.order}
          aria-label={say('订单', 'Order')}
          onChange={({ target }) => {
            setOrder(target.value);
            setBundle(null);
          }}
          data-testid="order"
        >
          {orders.map((one) => (
            <option key={one.order} value={one.order}>
              {one.number} · {one.styleName ?? one.styleNumber}
            </option>
          ))}
        </select>
      </div>
      <div className="qc-both">
        <div>
          <div className="qc-figures">
            <BigNumber title="DHU" value={shortDhu(dhuOf(sums))} />
            <BigNumber title={say('不良', 'Defective')} value={sums.defectives} unit={say('件', 'pcs')} />
          </div>
          {last !== null && <Last tools={tools} last={last} />}
          <HeldChecks tools={tools} held={checks.held} />
          {error !== null && <ErrorNote error={error} />}
        </div>
        <div>
          {bundle !== null && (
            <p className="qc-bundle">
              <span>
                {bundle.look?.bundle == null
                  ? say('扎已扫', 'Bundle scanned')
                  : `${bundle.look.bundle.orderNumber} · ${bundle.look.bundle.number} · ${bundle.look.bundle.colour ?? ''} ${bundle.look.bundle.size ?? ''}`}
              </span>
              <button type="button" className="part-button" onClick={() => setBundle(null)}>
                {say('不是这扎了', 'Another bundle')}
              </button>
            </p>
          )}
          <Piece
            tools={tools}
            defects={station.defects}
            drawing={drawing}
            onDrawing={chooseDrawing}
            work={bundle?.look?.work ?? []}
            thumb={
              <Thumb
                tools={tools}
                count={sums.inspected}
                onGood={send}
                onUndo={last === null || last.state === 'undone' ? null : checks.undo}
              />
            }
            onDone={(findings, photo) => send(1, findings, photo)}
          />
          <Scanner
            hasCamera={false}
            title={say('扫菲票：知道是谁做的', 'Scan the ticket: whose work it is')}
            onScan={({ code }) => scanned(code)}
          />
          <div className="qc-row">
            <BigButton onPress={() => setAfterRework(!isAfterRework)}>
              {isAfterRework
                ? say('现在：复检 → 改回首检', 'Now: after rework → back')
                : say('改记返工后复检', 'Look after rework')}
            </BigButton>
          </div>
        </div>
      </div>
    </>
  );
}

/** One place is enough at a glance; nothing looked at is no figure. */
const shortDhu = (dhu: string | null): string => (dhu === null ? '—' : Number(dhu).toFixed(1));

interface LastProps {
  readonly tools: PageProps['tools'];
  readonly last: NonNullable<ReturnType<typeof useChecks>['last']>;
}

function Last({ tools, last: { id, wish, state, answer } }: LastProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const defects = wish.findings?.length ?? 0;
  if (state === 'undone')
    return <Answer mood="look" id={`${id} undone`} isSilent text={say('已撤销', 'Taken back')} />;
  return (
    <Answer
      mood={defects === 0 ? 'good' : 'look'}
      id={id}
      text={
        defects === 0
          ? say(`合格 ${wish.inspected} 件`, `${wish.inspected} OK`)
          : say(`不良 1 件，${defects} 处`, `1 defective, ${defects} defects`)
      }
      note={
        answer === null
          ? say('已记在本机，马上上报。', 'Kept on this device, on its way.')
          : [
              answer.sentBack > 0
                ? say(`已退回 ${answer.sentBack} 件返工`, `${answer.sentBack} sent back`)
                : '',
              answer.refused > 0
                ? say(
                    `${answer.refused} 件没退成（没做完、已产出或已在返）`,
                    `${answer.refused} could not go back (not done, out already, or in rework)`,
                  )
                : '',
            ]
              .filter(Boolean)
              .join(' · ')
      }
    />
  );
}
