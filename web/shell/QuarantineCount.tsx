import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format/number.ts';
import { useApi } from '../session/useApi.ts';

/** How many unknown paths wait; nothing when none does. */
export function QuarantineCount() {
  const { t } = useTranslation('shell');
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['quarantine', 'count'],
    queryFn: ({ signal }) => api.listQuarantine({ limit: 1 }, signal),
    refetchInterval: 60_000,
  });
  const total = data?.total ?? data?.items.length ?? 0;
  if (total === 0) return null;
  return (
    <span className="rail-count" title={t('shell:waiting', { count: total })}>
      {formatNumber(total)}
    </span>
  );
}
