import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatNumber } from '../../format/number.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { StateShape } from '../../parts/StateShape.tsx';
import { useApi } from '../../session/useApi.ts';
import { ConnectionState } from '../connections/ConnectionState.tsx';
import './system.css';

/** How the installation is: does it take data, how much is stored, how much room is left. */
export function SystemPage() {
  const { t } = useTranslation(['system', 'common']);
  const api = useApi();
  const {
    data: status,
    error,
    refetch,
  } = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.getStatus(signal),
    refetchInterval: 5000,
  });
  if (status === undefined)
    return error === null ? <Splash /> : <ProblemNote problem={error} onRetry={() => void refetch()} />;
  const count = (value: number | undefined): string => (value === undefined ? '—' : formatNumber(value));
  const bytes = (value: number | undefined): string => (value === undefined ? '—' : formatBytes(value));
  const rows = status.sealedRows ?? 0;
  const facts: readonly (readonly [string, string, string])[] = [
    ['free', bytes(status.freeBytes), t('system:free.hint')],
    ['hot', count(status.hotRows), t('system:hot.hint')],
    ['sealed', count(status.sealedRows), t('system:sealed.hint')],
    ['files', count(status.files), t('system:files.hint')],
    [
      'bytes',
      bytes(status.sealedBytes),
      rows > 0 ? t('system:bytes.hint', { size: formatNumber((status.sealedBytes ?? 0) / rows) }) : '',
    ],
  ];
  return (
    <div data-testid="system-page">
      <PageHead title={t('system:title')} note={t('system:version', { version: status.version })} />
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      <p className="system-taking" data-testid="system-taking" data-taking={status.taking}>
        <StateShape state={status.taking ? 'running' : 'stopped'} size={16} />
        <strong>{status.taking ? t('system:taking') : t('system:blocked')}</strong>
        {status.reason !== null && <span>{status.reason}</span>}
      </p>
      <dl className="facts">
        {facts.map(([key, value, hint]) => (
          <div key={key}>
            <dt>{t(`system:${key}.title`)}</dt>
            <dd>{value}</dd>
            <small className="muted">{hint}</small>
          </div>
        ))}
      </dl>
      <h2>{t('system:connectors')}</h2>
      <ul className="system-connectors">
        {status.mqtt !== null && (
          <li>
            <strong>MQTT</strong>
            <code>{status.mqtt}</code>
          </li>
        )}
        {status.connectors?.map((connector) => (
          <li key={connector.id}>
            <strong>{connector.id}</strong>
            <ConnectionState state={connector.state} detail={connector.detail} />
            {connector.address !== undefined && <code>{connector.address}</code>}
          </li>
        ))}
      </ul>
      <p className="system-links">
        <a href="/api/docs">{t('system:docs')}</a>
        <a href="/metrics">{t('system:metrics')}</a>
      </p>
    </div>
  );
}
