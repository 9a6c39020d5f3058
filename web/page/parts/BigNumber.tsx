import type { BigNumberProps } from '@selvedge/sdk/page';
import { formatNumber, THIN } from '../../format/number.ts';

export function BigNumber({ value, unit, title, beside, mood }: BigNumberProps) {
  return (
    <div className="part-big" data-mood={mood}>
      <span className="part-title">{title}</span>
      <span className="part-figure">
        {value === null ? '—' : formatNumber(value)}
        {unit !== undefined && value !== null && <small>{`${THIN}${unit}`}</small>}
        {beside !== undefined && <small className="part-beside">{beside}</small>}
      </span>
    </div>
  );
}
