import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../client/index.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { wholePages } from '../../parts/list/usePages.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { ConnectionForm } from './ConnectionForm.tsx';
import { ConnectionState } from './ConnectionState.tsx';

/** Where the platform itself reaches out: bridges to other brokers, machines it asks. */
export function ConnectionsPage() {
  const { t } = useTranslation(['connections', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const language = useLanguage();
  const { modal } = App.useApp();
  const { act } = useAct();
  const [open, setOpen] = useState<Connection | 'new' | null>(null);
  const query = useQuery({
    queryKey: ['connections'],
    queryFn: async ({ signal }) => (await api.listConnections(signal)).items,
    refetchInterval: 5000,
  });
  const { data: connectors } = useQuery({
    queryKey: ['connectors'],
    queryFn: async ({ signal }) => (await api.listConnectors(signal)).items,
    staleTime: Infinity,
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['connections'] });
  const kindOf = (connection: Connection): string =>
    titleIn(
      language,
      connectors?.find((each) => each.id === connection.connector)?.title,
      connection.connector,
    );
  const remove = (connection: Connection): void => {
    modal.confirm({
      title: t('connections:remove.title', { name: connection.title }),
      content: t('connections:remove.hint'),
      okText: t('connections:remove.submit'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      icon: null,
      onOk: () =>
        act(async () => {
          await api.removeConnection(connection.id);
          await refresh();
        }),
    });
  };
  const columns: Column<Connection>[] = [
    {
      key: 'title',
      title: t('connections:name'),
      isName: true,
      draw: (connection) => connection.title,
      text: (connection) => connection.title,
    },
    { key: 'kind', title: t('connections:kind'), draw: kindOf, text: kindOf },
    {
      key: 'under',
      title: t('connections:under'),
      draw: (connection) => connection.under,
      text: (connection) => connection.under,
    },
    {
      key: 'state',
      title: t('connections:state'),
      draw: (connection) => (
        <ConnectionState state={connection.enabled ? connection.state : 'off'} detail={connection.detail} />
      ),
      text: (connection) => `${connection.state} ${connection.detail}`,
    },
    {
      key: 'enabled',
      title: t('connections:enabled'),
      draw: (connection) => (
        <Switch
          size="small"
          checked={connection.enabled}
          aria-label={t('connections:enable', { name: connection.title })}
          onChange={(enabled) =>
            void act(async () => {
              await api.changeConnection(connection.id, { enabled });
              await refresh();
            })
          }
        />
      ),
      text: (connection) => (connection.enabled ? t('common:yes') : t('common:no')),
    },
  ];
  const add = (
    <Button type="primary" onClick={() => setOpen('new')} data-testid="add-connection">
      {t('connections:add')}
    </Button>
  );
  return (
    <div data-testid="connections-page">
      <PageHead title={t('connections:title')} note={t('connections:note')} />
      <ListTable<Connection>
        name="connections"
        label={t('connections:title')}
        columns={columns}
        pages={wholePages(query)}
        keyOf={(connection) => connection.id}
        empty={<Empty why={t('connections:empty')}>{add}</Empty>}
        add={add}
        actions={(connection) => (
          <>
            <Button type="link" size="small" onClick={() => setOpen(connection)}>
              {t('common:edit')}
            </Button>
            <Button type="text" size="small" onClick={() => remove(connection)}>
              {t('connections:remove.button')}
            </Button>
          </>
        )}
      />
      {open !== null && connectors !== undefined && (
        <ConnectionForm
          connection={open === 'new' ? null : open}
          connectors={connectors}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
