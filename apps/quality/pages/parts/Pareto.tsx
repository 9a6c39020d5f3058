import type { Bar } from './figures.ts';

interface ParetoProps {
  readonly bars: readonly Bar[];
  readonly titleOf: (bar: Bar) => string;
  readonly label: string;
}

/** So many stand beside each other and can still be read. */
const MOST = 10;
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [640, 300, 40, 44, 14, 64];

/** Columns with the cumulative share above them: the few that matter stand at the left. */
export function Pareto({ bars, titleOf, label }: ParetoProps) {
  const shown = bars.slice(0, MOST);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  const step = (WIDTH - LEFT - RIGHT) / shown.length;
  const down = HEIGHT - BOTTOM;
  const y = (part: number): number => down - part * (down - TOP);
  const middle = (at: number): number => LEFT + (at + 0.5) * step;
  const line = shown
    .map(({ cumulative }, at) => `${middle(at)},${y(Number(cumulative ?? 0) / 100)}`)
    .join(' ');
  return (
    <svg
      className="qc-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      data-testid="pareto"
    >
      {[0, 0.5, 0.8, 1].map((part) => (
        <g key={part}>
          <line
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={y(part)}
            y2={y(part)}
            stroke="var(--line)"
            strokeDasharray={part === 0.8 ? '4 4' : 'none'}
          />
          <text x={WIDTH - RIGHT + 6} y={y(part) + 4}>
            {part * 100} %
          </text>
        </g>
      ))}
      <text x={LEFT - 6} y={y(1) + 4} textAnchor="end">
        {most}
      </text>
      <text x={LEFT - 6} y={y(0) + 4} textAnchor="end">
        0
      </text>
      {shown.map((bar, at) => (
        <g key={bar.key}>
          <rect
            x={LEFT + at * step + step * 0.12}
            width={step * 0.76}
            y={y(bar.count / most)}
            height={down - y(bar.count / most)}
            fill="var(--indigo)"
            rx={2}
          />
          <text x={middle(at)} y={y(bar.count / most) - 4} textAnchor="middle" fontWeight={600}>
            {bar.count}
          </text>
          <text
            x={middle(at)}
            y={down + 14}
            textAnchor="end"
            transform={`rotate(-32 ${middle(at)} ${down + 14})`}
          >
            {short(titleOf(bar))}
          </text>
        </g>
      ))}
      <polyline points={line} fill="none" stroke="#b8730f" strokeWidth={2} />
      {shown.map(({ key, cumulative }, at) => (
        <circle key={key} cx={middle(at)} cy={y(Number(cumulative ?? 0) / 100)} r={3.5} fill="#b8730f" />
      ))}
    </svg>
  );
}

const short = (title: string): string => (title.length > 12 ? `${title.slice(0, 11)}…` : title);
