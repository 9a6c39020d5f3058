interface Props {
  /** One for each period, the newest last; null = there was nothing. */
  readonly values: readonly (string | null)[];
  readonly label: string;
}

const WIDE = 300;
const HIGH = 60;
const GAP = 3;

/** A column for each period; its figures stand in the table below. */
export function KpiTrend({ values, label }: Props) {
  const numbers = values.map((value) => (value === null ? null : Number(value)));
  const known = numbers.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const range = Math.max(0, ...known) - low || 1;
  const step = WIDE / Math.max(1, numbers.length);
  const y = (value: number): number => HIGH - ((value - low) / range) * HIGH;
  return (
    <svg className="kpi-trend" viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-label={label}>
      {numbers.map(
        (value, index) =>
          value !== null && (
            <rect
              key={index}
              x={index * step}
              width={Math.max(1, step - GAP)}
              y={Math.min(y(value), y(0)) - (value === 0 ? 1 : 0)}
              height={Math.max(1, Math.abs(y(value) - y(0)))}
            />
          ),
      )}
    </svg>
  );
}
