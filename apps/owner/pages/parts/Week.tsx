import type { PageTools } from '@selvedge/sdk/page';
import type { WeekDay } from './answers.ts';
import { count, saying } from './saying.ts';

interface WeekProps {
  readonly tools: PageTools;
  readonly days: readonly WeekDay[];
  readonly onDay: (day: string) => void;
}

const [WIDTH, HEIGHT, TOP] = [364, 196, 22];

/** A column a day: what came out, and what a piece cost. Today is not over: its column is hollow. */
export function Week({ tools, days, onDay }: WeekProps) {
  const say = saying(tools);
  const hasCost = tellsCost(days);
  const bottom = HEIGHT - (hasCost ? 40 : 24);
  const most = Math.max(1, ...days.map(({ output }) => output));
  const step = WIDTH / Math.max(1, days.length);
  const weekday = new Intl.DateTimeFormat(tools.language === 'zh' ? 'zh-CN' : 'en', {
    weekday: 'short',
    timeZone: 'UTC',
  });
  return (
    <svg
      className="ow-week"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={say('最近七天', 'The last seven days')}
    >
      <line x1={0} x2={WIDTH} y1={bottom} y2={bottom} stroke="var(--line-strong)" />
      {days.map((one, at) => {
        const height = ((bottom - TOP) * one.output) / most;
        const x = at * step + step / 2;
        return (
          <g
            key={one.day}
            data-today={at === days.length - 1 ? '' : undefined}
            onClick={() => onDay(one.day)}
            data-testid="week-day"
          >
            <title>{`${one.day} · ${one.output}`}</title>
            {one.output > 0 && <rect x={x - 16} y={bottom - height} width={32} height={height} rx={2} />}
            <rect
              x={x - step / 2}
              y={0}
              width={step}
              height={HEIGHT}
              style={{ fill: 'transparent', stroke: 'none' }}
            />
            <text x={x} y={bottom - height - 6}>
              {one.output === 0 ? '' : count(one.output)}
            </text>
            <text x={x} y={bottom + 15} className="ow-soft">
              {weekday.format(new Date(`${one.day}T00:00:00Z`))}
            </text>
            {hasCost && (
              <text x={x} y={bottom + 31} className="ow-soft">
                {perPiece(one)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** Whoever may not see amounts sees pieces alone. */
export const tellsCost = (days: readonly WeekDay[]): boolean =>
  days.some(({ wages }) => (wages ?? null) !== null);

function perPiece({ output, wages, outside }: WeekDay): string {
  if (output === 0 || (wages ?? null) === null) return '';
  return ((Number(wages) + Number(outside ?? 0)) / output).toFixed(1);
}
