import type { Day } from './figures.ts';

interface TrendProps {
  readonly days: readonly Day[];
  readonly label: string;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [420, 170, 40, 10, 14, 26];

/** DHU day by day; a day on which nothing was inspected is a gap. */
export function Trend({ days, label }: TrendProps) {
  const values = days.map(({ dhu }) => (dhu === null ? null : Number(dhu)));
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, days.length);
  const x = (at: number): number => LEFT + (at + 0.5) * step;
  const y = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - TOP);
  const every = Math.ceil(days.length / 6);
  return (
    <svg className="qc-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, most].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} stroke="var(--line)" />
          <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
            {Number.isInteger(value) ? value : value.toFixed(1)}
          </text>
        </g>
      ))}
      {values.map((value, at) =>
        value === null ? null : (
          <g key={days[at].day}>
            {at > 0 && values[at - 1] !== null && (
              <line
                x1={x(at - 1)}
                y1={y(values[at - 1] ?? 0)}
                x2={x(at)}
                y2={y(value)}
                stroke="var(--indigo)"
                strokeWidth={2}
              />
            )}
            <circle cx={x(at)} cy={y(value)} r={4} fill="var(--indigo)" />
          </g>
        ),
      )}
      {days.map(({ day }, at) =>
        at % every === 0 ? (
          <text key={day} x={x(at)} y={HEIGHT - 8} textAnchor="middle">
            {day.slice(5)}
          </text>
        ) : null,
      )}
    </svg>
  );
}
