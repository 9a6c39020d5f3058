import { useSyncExternalStore } from 'react';
import { formatClock } from '../../format/time.ts';
import { usePage } from '../context.ts';
import { t } from '../words.ts';
import { useLine } from './useLine.ts';

/** Whether the server hears us, and what it has not heard yet. */
export function Online() {
  const { opened, tools, work } = usePage();
  const line = useLine();
  // Nobody is told that nothing waits before the device has been asked.
  const waiting = useSyncExternalStore(
    (heard) => tools.onUnsent(heard),
    () => (work.outbox === null ? null : tools.unsent().waiting.length),
  );
  const held = useSyncExternalStore(
    (heard) => tools.onUnsent(heard),
    () => tools.unsent().held.length,
  );
  const isUp = line.kind === 'online';
  return (
    <p
      className="station-line"
      role="status"
      data-testid="line"
      data-state={line.kind}
      data-waiting={waiting ?? undefined}
      data-held={held}
    >
      <i aria-hidden data-up={isUp} />
      {line.kind === 'offline'
        ? t('page:line.offline', { time: formatClock(line.since, opened.org.timeZone) })
        : t(`page:line.${line.kind}`)}
      {waiting !== null && (
        <span className={waiting > 0 ? 'station-unsent' : 'muted'}>
          {t('page:line.unsent', { count: waiting })}
        </span>
      )}
      {held > 0 && <span className="station-held">{t('page:line.held', { count: held })}</span>}
    </p>
  );
}
