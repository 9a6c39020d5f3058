import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../parts/PageHead.tsx';
import { useMay } from '../../session/useSession.ts';
import { DeviceList } from './DeviceList.tsx';
import { TokenList } from './TokenList.tsx';

/** Credentials: of gateways and machines, and tokens of programs. */
export function DevicesPage() {
  const { t } = useTranslation(['devices', 'common']);
  const may = useMay();
  const { tab } = useSearch({ from: '/desk/devices' });
  const navigate = useNavigate({ from: '/devices' });
  const items = [
    ...(may('devices.manage')
      ? [{ key: 'devices', label: t('devices:tab.devices'), children: <DeviceList /> }]
      : []),
    ...(may('tokens.own')
      ? [{ key: 'tokens', label: t('devices:tab.tokens'), children: <TokenList /> }]
      : []),
  ];
  return (
    <div data-testid="devices-page">
      <PageHead title={t('devices:title')} note={t('devices:note')} />
      <Tabs
        items={items}
        activeKey={tab ?? items[0]?.key ?? ''}
        onChange={(key) =>
          void navigate({ search: key === 'tokens' ? { tab: 'tokens' } : {}, replace: true })
        }
        destroyOnHidden
      />
    </div>
  );
}
