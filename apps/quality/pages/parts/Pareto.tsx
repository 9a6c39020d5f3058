import type { Bar } from './figures.ts';

interface ParetoProps {
  readonly bars: readonly Bar[];
  readonly titleOf: (bar: Bar) => string;
  readonly label: string;
}

/** Columns with the cumulative share above them: the few that matter stand at the left. A phone shows fewer, as large. */
export function Pareto(props: ParetoProps) {
  return (
    <div data-testid="pareto">
      <div className="qc-wide">
        <Columns {...props} width={640} most={10} />
      </div>
      <div className="qc-narrow">
        <Columns {...props} width={330} most={5} />
      </div>
    </div>
  );
}

interface ColumnsProps extends ParetoProps {
  readonly width: number;
  /** So many stand beside each other and can still be read. */
  readonly most: number;
}

const [HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [300, 34, 48, 18, 70];
const WIDEST = 90;

function Columns({ bars, titleOf, label, width, most }: ColumnsProps) {
  const shown = bars.slice(0, most);
  const highest = Math.max(1, ...shown.map(({ count }) => count));
  const step = Math.min(WIDEST, (width - LEFT - RIGHT) / shown.length);
  const right = LEFT + step * shown.length;
  const down = HEIGHT - BOTTOM;
  const y = (part: number): number => down - part * (down - TOP);
  const middle = (at: number): number => LEFT + (at + 0.5) * step;
  const cumulated = shown.map(({ key, cumulative }, at) => ({
    key,
    x: middle(at),
    y: y(Number(cumulative ?? 0) / 100),
  }));
  return (
    <svg className="qc-chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, 0.5, 0.8, 1].map((part) => (
        <g key={part}>
          <line
            x1={LEFT}
            x2={right}
            y1={y(part)}
            y2={y(part)}
            stroke="var(--line)"
            strokeDasharray={part === 0.8 ? '4 4' : 'none'}
          />
          <text x={right + 6} y={y(part) + 4}>
            {part * 100} %
          </text>
        </g>
      ))}
      <text x={LEFT - 6} y={y(0) + 4} textAnchor="end">
        0
      </text>
      {shown.map((bar, at) => (
        <g key={bar.key}>
          <rect
            x={LEFT + at * step + step * 0.12}
            width={step * 0.76}
            y={y(bar.count / highest)}
            height={down - y(bar.count / highest)}
            fill="var(--indigo)"
            rx={2}
          />
          <text x={middle(at)} y={y(bar.count / highest) - 5} textAnchor="middle" fontWeight={600}>
            {bar.count}
          </text>
          <text
            x={middle(at)}
            y={down + 16}
            textAnchor="end"
            transform={`rotate(-32 ${middle(at)} ${down + 16})`}
          >
            {short(titleOf(bar))}
          </text>
        </g>
      ))}
      <polyline
        points={cumulated.map((one) => `${one.x},${one.y}`).join(' ')}
        fill="none"
        stroke="#b8730f"
        strokeWidth={2}
      />
      {cumulated.map((one) => (
        <circle key={one.key} cx={one.x} cy={one.y} r={4} fill="#b8730f" />
      ))}
    </svg>
  );
}

const short = (title: string): string => (title.length > 12 ? `${title.slice(0, 11)}…` : title);
