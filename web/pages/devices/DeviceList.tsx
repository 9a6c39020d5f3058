import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../client/index.ts';
import { Ago } from '../../parts/Ago.tsx';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { usePages } from '../../parts/list/usePages.ts';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { DeviceForm, type NewDevice } from './DeviceForm.tsx';
import { DeviceSecret } from './DeviceSecret.tsx';

export function DeviceList() {
  const { t } = useTranslation(['devices', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const { modal } = App.useApp();
  const { act } = useAct();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<NewDevice | null>(null);
  const pages = usePages<Device>(['devices'], (after, signal) => api.listDevices({ after }, signal), {
    refetchInterval: 30_000,
  });
  const access = (device: Device): string =>
    t(`devices:access.${device.mayRead && device.mayWrite ? 'both' : device.mayWrite ? 'write' : 'read'}`);
  const revoke = (device: Device): void => {
    modal.confirm({
      title: t('devices:revoke.title', { name: device.name }),
      content: t('devices:revoke.hint'),
      okText: t('devices:revoke.submit'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      icon: null,
      onOk: () =>
        act(async () => {
          await api.removeDevice(device.id);
          await queries.invalidateQueries({ queryKey: ['devices'] });
        }),
    });
  };
  const columns: Column<Device>[] = [
    {
      key: 'name',
      title: t('devices:name'),
      isName: true,
      draw: (device) => device.name,
      text: (device) => device.name,
    },
    {
      key: 'path',
      title: t('devices:path'),
      draw: (device) => device.path || t('devices:wholeInstallation'),
      text: (device) => device.path,
    },
    {
      key: 'username',
      title: t('devices:username'),
      draw: (device) => <code>{device.username}</code>,
      text: (device) => device.username,
    },
    { key: 'access', title: t('devices:accessTitle'), draw: access, text: access },
    {
      key: 'seen',
      title: t('devices:seen'),
      draw: (device) => <Ago time={device.lastSeen} />,
      text: (device) => device.lastSeen ?? '',
    },
    {
      key: 'created',
      title: t('devices:created'),
      draw: (device) => <Ago time={device.createdAt} />,
      text: (device) => device.createdAt,
      extra: true,
    },
  ];
  const add = (
    <Button type="primary" onClick={() => setAdding(true)} data-testid="add-device">
      {t('devices:add')}
    </Button>
  );
  return (
    <>
      <ListTable<Device>
        name="devices"
        label={t('devices:tab.devices')}
        columns={columns}
        pages={pages}
        keyOf={(device) => device.id}
        empty={<Empty why={t('devices:empty')}>{add}</Empty>}
        add={add}
        actions={(device) => (
          <Button type="text" size="small" onClick={() => revoke(device)} data-testid="revoke-device">
            {t('devices:revoke.button')}
          </Button>
        )}
      />
      {adding && <DeviceForm onMade={setMade} onClose={() => setAdding(false)} />}
      {made !== null && <DeviceSecret device={made} onClose={() => setMade(null)} />}
    </>
  );
}
