import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SecretOnce } from '../../parts/SecretOnce.tsx';
import { Snippet } from '../../parts/Snippet.tsx';
import { useApi } from '../../session/useApi.ts';
import type { NewDevice } from './DeviceForm.tsx';
import { brokerFrom, httpCommand, publishCommand } from './snippets.ts';

/** The new credential, once, with what to paste where. */
export function DeviceSecret({ device, onClose }: { device: NewDevice; onClose: () => void }) {
  const { t } = useTranslation('devices');
  const api = useApi();
  const { data: status } = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.getStatus(signal),
  });
  const broker = brokerFrom(status?.mqtt ?? null, location.hostname);
  const settings = [
    `${t('devices:secret.host')}: ${broker.host}`,
    `${t('devices:secret.port')}: ${broker.port}${broker.isTls ? ' (TLS)' : ''}`,
    `${t('devices:secret.version')}: MQTT 3.1.1`,
    `${t('devices:secret.topic')}: ${device.path === '' ? 'factory' : device.path}/…`,
  ].join('\n');
  return (
    <SecretOnce
      title={t('devices:secret.title', { name: device.name })}
      facts={[
        { id: 'username', label: t('devices:username'), text: device.username },
        { id: 'secret', label: t('devices:secret.secret'), text: device.secret },
      ]}
      onClose={onClose}
    >
      <Snippet title={t('devices:secret.settings')} text={settings} />
      {device.access !== 'read' && (
        <>
          <Snippet
            title={t('devices:secret.publish')}
            text={publishCommand(broker, device.path, device.username, device.secret)}
          />
          <Snippet
            title={t('devices:secret.http')}
            text={httpCommand(location.origin, device.path, device.username, device.secret)}
          />
        </>
      )}
    </SecretOnce>
  );
}
