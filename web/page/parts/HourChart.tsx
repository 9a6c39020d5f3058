import type { HourChartProps } from '@selvedge/sdk/page';
import { formatNumber } from '../../format/number.ts';
import { t } from '../words.ts';
import { columnsOf } from './hour-columns.ts';
import './hour-chart.css';

const HIGH = 100;

/** A column an hour, and the line of the target across; drawn to be read from afar. */
export function HourChart({ hours, target, first, last, now = null, unit }: HourChartProps) {
  const { columns, top } = columnsOf({ hours, target, first, last, now });
  const label = t('page:hours.label', { count: columns.length });
  return (
    <figure className="part-hours" role="img" aria-label={label} data-testid="hours">
      <div className="part-hours-plot">
        {target !== null && top > 0 && (
          <span className="part-hours-target" style={{ bottom: `${(target / top) * HIGH}%` }}>
            <i>
              {t('page:hours.target', { count: formatNumber(target) })}
              {unit !== undefined && ` ${unit}`}
            </i>
          </span>
        )}
        {columns.map(({ hour, value, mood }) => (
          <span key={hour} className="part-hours-column" data-mood={mood} data-hour={hour}>
            <b>{value > 0 ? formatNumber(value) : ''}</b>
            <span style={{ height: `${top > 0 ? (value / top) * HIGH : 0}%` }} />
          </span>
        ))}
      </div>
      <figcaption>
        {columns.map(({ hour }) => (
          <span key={hour}>{hour}</span>
        ))}
      </figcaption>
    </figure>
  );
}
