import { HourChart, type PageTools } from '@selvedge/sdk/page';
import { CALL_TITLES } from './calls.ts';
import { clockOf } from '../desk/times.ts';
import { percentOf, type TeamDay } from './team-day.ts';

interface LineProps {
  readonly team: TeamDay;
  readonly tools: PageTools;
}

/** Names that five metres away can still be read. */
const NAMED = 4;

/** A line: what it sews, how far it is, hour by hour, who is missing, when it will be done. */
export function Line({ team, tools }: LineProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const {
    name,
    work,
    target,
    due,
    actual,
    hours,
    absent,
    reachedAt,
    calls,
    present,
    hourTarget,
    efficiency,
    dhu,
    since,
    workHours,
  } = team;
  const [main] = work;
  const picture = work.find((one) => one.picture !== null)?.picture ?? null;
  const away = due === null ? null : actual - due;
  const hourOf = (at: string | number): number => Number(clockOf(at, tools).slice(0, 2));
  const now = hourOf(Date.now());
  const first = since === null ? (hours[0]?.hour ?? null) : hourOf(since);
  const isDone = target !== null && actual >= target;
  return (
    <section className="wall-line" data-pictured={picture !== null} data-testid="line-row" data-team={name}>
      <header>
        <h2>{name}</h2>
        <p>
          {work
            .map(({ number }) => number)
            .slice(0, 2)
            .join('、')}
          {work.length > 2 && ` +${work.length - 2}`}
        </p>
        {main !== undefined && (
          <p className="wall-muted">
            {main.styleNumber} {main.styleName ?? ''}
          </p>
        )}
      </header>
      {picture !== null && (
        <img
          className="wall-picture"
          src={`/api/v1/files/${picture}`}
          alt=""
          onError={(event) => {
            event.currentTarget.hidden = true;
          }}
        />
      )}
      <div className="wall-figures">
        <p className="wall-actual">
          <b data-testid="actual">{actual}</b>
          <span>
            {' / '}
            {target ?? '—'} {say('件', 'pcs')}
          </span>
        </p>
        {away !== null && (
          <p className="wall-away" data-mood={away >= 0 ? 'good' : 'bad'}>
            {away > 0
              ? say(`▲ 超 ${away} 件`, `▲ ${away} ahead`)
              : away < 0
                ? say(`▼ 差 ${-away} 件`, `▼ ${-away} behind`)
                : say('● 正好', '● on target')}
          </p>
        )}
        <p className="wall-muted">
          {say('效率', 'Efficiency')} {percentOf(efficiency)}
          {dhu !== null && (
            <span data-testid="dhu">
              {' · DHU '}
              <b>{Number(dhu).toFixed(1)}</b>
            </span>
          )}
        </p>
      </div>
      <div className="wall-hours">
        {first !== null && (
          <HourChart
            hours={hours.map(({ hour, pieces }) => ({ hour, value: pieces }))}
            target={hourTarget}
            first={first}
            last={(first + workHours) % 24}
            now={now}
          />
        )}
      </div>
      <footer>
        {calls.map(({ name: who, kind, at }) => (
          <span className="wall-call" key={`${who} ${kind}`} data-testid="wall-call">
            ■ {tools.say(CALL_TITLES[kind])} · {who} {clockOf(at, tools)}
          </span>
        ))}
        <span>
          {say('在岗', 'Here')} <b>{present}</b>
        </span>
        <span>
          {say('没来', 'Missing')}{' '}
          <b>
            {absent.length === 0 ? say('无', 'nobody') : absent.slice(0, NAMED).join('、')}
            {absent.length > NAMED && ` +${absent.length - NAMED}`}
          </b>
        </span>
        <span>
          {isDone ? (
            <b>{say('目标已完成', 'Target reached')}</b>
          ) : (
            <>
              {say('预计完工', 'Forecast end')} <b>{reachedAt === null ? '—' : clockOf(reachedAt, tools)}</b>
            </>
          )}
        </span>
      </footer>
    </section>
  );
}
