import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../live/useLive.ts';
import { useApi } from '../session/useApi.ts';

/** Says so when the platform takes no data, why, and what to do. */
export function IngestBanner() {
  const { t } = useTranslation('shell');
  const api = useApi();
  const { ingest, state } = useLiveState();
  const { data: status } = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.getStatus(signal),
    refetchInterval: 15_000,
    retry: false,
  });
  const blocked = state.kind === 'idle' ? status?.taking === false : ingest.blocked;
  if (!blocked) return null;
  const reason = (state.kind === 'idle' ? status?.reason : ingest.reason) ?? '';
  return (
    <div className="banner" role="alert" data-testid="ingest-banner">
      <strong>{t('shell:blocked.what')}</strong> {reason !== '' && <span>{reason}</span>}{' '}
      <span>{t('shell:blocked.next')}</span>
    </div>
  );
}
