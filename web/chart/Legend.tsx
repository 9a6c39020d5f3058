import { useTranslation } from 'react-i18next';
import { formatNumber, withUnit } from '../format/number.ts';
import { formatMoment } from '../format/time.ts';
import { useTimeZone } from '../session/useSession.ts';
import { readAt, type Reading } from './line.ts';
import type { DrawnLine } from './pane.ts';
import type { Window } from './window.ts';

interface Props {
  lines: readonly DrawnLine[];
  window: Window;
  /** Time under the cursor; null reads the last point. */
  cursor: number | null;
  onRemove: (path: string) => void;
}

/** What each line says at the cursor. */
export function Legend({ lines, window, cursor, onRemove }: Props) {
  const { t } = useTranslation('thing');
  const zone = useTimeZone();
  const reach = (window.to - window.from) / 50;
  return (
    <div className="legend">
      <p className="legend-time muted">
        {cursor === null
          ? t('thing:trend.last')
          : formatMoment(cursor, zone, window.to - window.from < 60_000)}
      </p>
      <ul>
        {lines.map(({ line, colour, name }) => {
          const last = line.time.at(-1);
          const reading =
            cursor === null
              ? last === undefined
                ? null
                : readAt(line, last, 0)
              : readAt(line, cursor, reach);
          return (
            <li key={line.path} data-testid="legend-line" data-path={line.path}>
              <i style={{ background: colour }} aria-hidden />
              <span title={line.path}>{name}</span>
              <ReadingText reading={reading} unit={line.unit} />
              {lines.length > 1 && (
                <button
                  type="button"
                  className="legend-remove"
                  onClick={() => onRemove(line.path)}
                  aria-label={t('thing:trend.remove', { name })}
                >
                  ×
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function ReadingText({ reading, unit }: { reading: Reading | null; unit: string | null }) {
  const { t } = useTranslation('thing');
  if (reading === null || (reading.mid === null && reading.bad === null)) return <b className="muted">—</b>;
  if (reading.mid === null) {
    return (
      <b className="bad" title={t('thing:trend.bad')}>
        {withUnit(formatNumber(reading.bad ?? 0), unit)}
      </b>
    );
  }
  const spread = reading.low !== null && reading.high !== null && reading.low !== reading.high;
  return (
    <b>
      {withUnit(formatNumber(reading.mid), unit)}
      {spread && (
        <small className="muted">
          {' '}
          {formatNumber(reading.low ?? 0)}–{formatNumber(reading.high ?? 0)}
        </small>
      )}
    </b>
  );
}
