import { BigButton, Empty, type PageTools, TimeLine, type TimeLineEntry } from '@selvedge/sdk/page';
import { ageOf } from '../desk/times.ts';
import type { BundleAnswer, BundleEvent } from './answers.ts';
import { KINDS } from './kinds.ts';

interface LifeProps {
  readonly answer: BundleAnswer;
  readonly tools: PageTools;
  readonly onLost: () => void;
}

/** Where it is, what it waits for, and its time line, the last first. */
export function Life({ answer: { bundle, operations, events }, tools, onLost }: LifeProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (bundle === null)
    return (
      <Empty
        why={say('本厂没有这张菲票或这个扎号。', 'No ticket and no bundle of this factory is called so.')}
      >
        <BigButton onPress={onLost}>
          {say('按订单、颜色、尺码找', 'Find it by order, colour, size')}
        </BigButton>
      </Empty>
    );
  const last = events.at(-1);
  const age = last === undefined ? null : (Date.now() - Date.parse(last.at)) / 3_600_000;
  return (
    <>
      <section className="bundle-head" data-testid="bundle-head" data-void={bundle.isVoid}>
        <h2>
          {bundle.number} <small>{[bundle.colour, bundle.size].filter(Boolean).join(' · ')}</small>
        </h2>
        <p className="bundle-where">{whereOf(bundle, tools)}</p>
        <p className="bundle-muted">
          {say(
            `${bundle.live} 件在线，共 ${bundle.quantity} 件`,
            `${bundle.live} of ${bundle.quantity} pieces on the floor`,
          )}
          {bundle.missing > 0 && say(`，少 ${bundle.missing} 件`, `, ${bundle.missing} missing`)}
          {last !== undefined &&
            age !== null &&
            say(
              ` · ${[`${ageOf(age, tools)}前`, last.name, bundle.team].filter(Boolean).join(' ')}`,
              ` · ${[`${ageOf(age, tools)} ago`, last.name, bundle.team].filter(Boolean).join(', ')}`,
            )}
        </p>
        <p className="bundle-links">
          <a className="part-button" href={`/a/tracking/page/progress?order=${bundle.order}`}>
            {bundle.orderNumber} {say('整单', 'whole order')}
          </a>
          {!bundle.isVoid && (
            <a className="part-button" href={`/a/cutting/page/tickets?bundle=${bundle.id}`}>
              {say('补打菲票', 'Print the ticket again')}
            </a>
          )}
        </p>
      </section>
      <div className="bundle-both">
        <ol className="bundle-steps" data-testid="bundle-steps">
          {operations.map(({ code, title, done, remaining, rework, who }) => (
            <li
              key={code}
              data-done={done >= bundle.live && bundle.live > 0}
              data-next={title === bundle.waits}
            >
              <span aria-hidden>
                {done >= bundle.live && bundle.live > 0 ? '✓' : title === bundle.waits ? '▸' : '○'}
              </span>
              <span>
                {code} {title}
                <small>
                  {who ?? (remaining > 0 ? say('还没人报', 'nobody yet') : say('还没到', 'not reached'))}
                  {rework > 0 && say(` · 返工 ${rework}`, ` · ${rework} in repair`)}
                </small>
              </span>
              <b>
                {done} / {bundle.live}
              </b>
            </li>
          ))}
        </ol>
        {events.length === 0 ? (
          <Empty why={say('这扎还没有人扫过。', 'Nobody has scanned this bundle yet.')} />
        ) : (
          <TimeLine entries={events.toReversed().map((event) => entryOf(event, tools))} />
        )}
      </div>
    </>
  );
}

function whereOf({ isVoid, waits, heldBy }: NonNullable<BundleAnswer['bundle']>, tools: PageTools): string {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (isVoid) return say('已作废', 'Void');
  if (waits === null) return say('✓ 都做完了', '✓ All operations are done');
  if (heldBy !== null)
    return say(`等“${waits}”，先要报：${heldBy}`, `Waits for “${waits}”; first: ${heldBy}`);
  return say(`等“${waits}”`, `Waits for “${waits}”`);
}

function entryOf(event: BundleEvent, tools: PageTools): TimeLineEntry {
  const { record, at, kind, title, name, pieces, isTakenBack } = event;
  const word = tools.say(KINDS[kind] ?? KINDS.done);
  const unit = tools.say({ zh: '件', en: 'pcs' });
  const mood = kind === 'done' ? 'good' : kind === 'undo' ? 'look' : kind === 'opening' ? undefined : 'bad';
  return {
    key: record,
    at,
    title: `${title ?? word} ${pieces} ${unit}`,
    note: [
      title === null || kind === 'done' ? '' : word,
      name ?? '',
      isTakenBack ? tools.say({ zh: '后来撤销了', en: 'taken back later' }) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    isTakenBack,
    ...(mood === undefined ? {} : { mood }),
  };
}
