interface Props {
  time: readonly number[];
  values: readonly (number | null)[];
  /** Bucket width, milliseconds: pauses longer than three are gaps. */
  width: number;
  /** Milliseconds shown, up to now. */
  span: number;
  /** The present value, at the right edge. */
  last: number | null;
}

const WIDE = 120;
const HIGH = 28;

/** A small line without axes. */
export function Spark({ time, values, width, span, last }: Props) {
  const now = Date.now();
  const points: (readonly [number, number | null])[] = time.map((moment, index) => [
    moment + width / 2,
    values[index] ?? null,
  ]);
  if (last !== null) points.push([now, last]);
  const seen = points.flatMap(([, value]) => (value === null ? [] : [value]));
  if (seen.length < 2) return <span className="spark-none" />;
  const low = Math.min(...seen);
  const range = Math.max(...seen) - low || 1;
  let pen = 'M';
  let before = Number.NaN;
  let path = '';
  for (const [moment, value] of points) {
    if (value === null) {
      pen = 'M';
      continue;
    }
    if (moment - before > Math.max(3 * width, span / 12)) pen = 'M';
    const x = Math.max(0, WIDE - ((now - moment) / span) * WIDE);
    const y = HIGH - 2 - ((value - low) / range) * (HIGH - 4);
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
    before = moment;
  }
  return (
    <svg className="spark" viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.25" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
