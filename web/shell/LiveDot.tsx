import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../client/index.ts';
import { formatClock } from '../format/time.ts';
import { useLiveState } from '../live/useLive.ts';
import { useApi } from '../session/useApi.ts';
import { useTimeZone } from '../session/useSession.ts';

/** Whether what is on screen is the present: connected, catching up, or offline since when. */
export function LiveDot() {
  const { t } = useTranslation('shell');
  const zone = useTimeZone();
  const api = useApi();
  const { state } = useLiveState();
  // Without a live page open, a plain question tells whether the platform answers.
  const { error, errorUpdatedAt } = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.getStatus(signal),
    refetchInterval: 15_000,
    retry: false,
  });
  const silent =
    state.kind !== 'offline' && error instanceof Problem && (error.status === 0 || error.status >= 500);
  const kind = silent ? 'offline' : state.kind === 'idle' ? 'connected' : state.kind;
  const since = state.kind === 'offline' ? state.since : silent ? errorUpdatedAt : 0;
  const word =
    kind === 'offline'
      ? t('shell:live.offline', { time: formatClock(since, zone) })
      : t(`shell:live.${kind}`);
  return (
    <span className={`live live-${kind}`} role="status" data-testid="live-dot" data-state={kind}>
      <i aria-hidden />
      <span>{word}</span>
    </span>
  );
}
