import { useTranslation } from 'react-i18next';
import { ageOf, formatMinute, formatMoment, lengthOf } from '../format/time.ts';
import { useNow } from '../live/useNow.ts';
import { useTimeZone } from '../session/useSession.ts';

/** A moment: relative while fresh, a date when old; the whole date on hover or touch. */
export function Ago({ time }: { time: number | string | null }) {
  const { t } = useTranslation('common');
  const zone = useTimeZone();
  const now = useNow();
  if (time === null) return <span className="muted">{t('common:never')}</span>;
  const moment = typeof time === 'string' ? Date.parse(time) : time;
  const age = ageOf(moment, now);
  const words =
    age.unit === 'old' || age.unit === 'ahead'
      ? formatMinute(moment, zone)
      : t(`common:age.${age.unit}`, { count: age.count });
  return (
    <time
      dateTime={Number.isFinite(moment) ? new Date(moment).toISOString() : undefined}
      title={formatMoment(moment, zone)}
    >
      {words}
    </time>
  );
}

/** How long something has lasted by now. */
export function Lasting({ since }: { since: number }) {
  const { t } = useTranslation('common');
  const zone = useTimeZone();
  const now = useNow();
  const { unit, count, restUnit, rest } = lengthOf(now - since);
  return (
    <span title={formatMoment(since, zone)}>
      {t(`common:length.${unit}`, { count })}
      {restUnit !== null && ` ${t(`common:length.${restUnit}`, { count: rest })}`}
    </span>
  );
}
