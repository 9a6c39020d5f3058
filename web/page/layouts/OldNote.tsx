import { formatMinute } from '../../format/time.ts';
import { usePage } from '../context.ts';
import { isStale } from '../fresh.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { t } from '../words.ts';
import { useClock } from './useClock.ts';
import { useFresh } from './useLine.ts';

/** Says that what is shown is not the present any more. */
export function OldNote() {
  const { opened } = usePage();
  const fresh = useFresh();
  const now = useClock(5000);
  if (!isStale(fresh, now)) return null;
  if (fresh.at === null) return <ErrorNote error={fresh.fault} />;
  return (
    <p className="part-old" role="status" data-testid="stale">
      {t('page:board.old', { time: formatMinute(fresh.at, opened.org.timeZone) })}
    </p>
  );
}
