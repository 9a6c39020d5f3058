import type { Drawing } from '../../fields/words.ts';
import { LINES, type Side } from './drawings.ts';

export interface Spot {
  /** Thousandths of the drawing. */
  readonly x: number;
  readonly y: number;
}

interface GarmentProps {
  readonly drawing: Drawing;
  readonly side: Side;
  readonly spots: readonly Spot[];
  readonly label: string;
  readonly onTap?: (spot: Spot) => void;
}

const [WIDTH, HEIGHT] = [200, 240];
const thousandth = (part: number): number => Math.min(1000, Math.max(0, Math.round(part * 1000)));

/** A garment laid flat; where it is tapped, there is a defect. */
export function Garment({ drawing, side, spots, label, onTap }: GarmentProps) {
  const { edge, seams } = LINES[drawing][side];
  return (
    <svg
      className="qc-garment"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      data-testid="garment"
      data-tappable={onTap !== undefined || undefined}
      onPointerUp={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onTap?.({
          x: thousandth((event.clientX - box.left) / box.width),
          y: thousandth((event.clientY - box.top) / box.height),
        });
      }}
    >
      <path className="qc-edge" d={edge} />
      {seams.map((seam) => (
        <path className="qc-seam" d={seam} key={seam} />
      ))}
      {spots.map(({ x, y }, at) => (
        <circle
          className="qc-spot"
          // Two may be at one place.
          // oxlint-disable-next-line react/no-array-index-key
          key={`${at} ${x} ${y}`}
          cx={(x * WIDTH) / 1000}
          cy={(y * HEIGHT) / 1000}
          r={7}
        />
      ))}
    </svg>
  );
}
