import type { MoneyProps, QuantityProps } from '@selvedge/sdk/page';
import { formatNumber, THIN } from '../../format/number.ts';

/** Grouped by thin spaces, its unit small behind it. */
export function Quantity({ value, unit }: QuantityProps) {
  if (value === null) return <span className="figure">—</span>;
  return (
    <span className="figure">
      {formatNumber(value)}
      {unit !== undefined && <span className="unit">{`${THIN}${unit}`}</span>}
    </span>
  );
}

/** ¥ 1 234.50: always to the fen. */
export function Money({ value }: MoneyProps) {
  if (value === null) return <span className="figure">—</span>;
  const [whole = '', rest = ''] = (typeof value === 'number' ? value.toFixed(2) : value).split('.');
  return (
    <span className="figure">
      <span className="unit">{`¥${THIN}`}</span>
      {`${formatNumber(whole)}.${rest.padEnd(2, '0')}`}
    </span>
  );
}
