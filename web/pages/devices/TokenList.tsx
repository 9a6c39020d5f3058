import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Token } from '../../client/index.ts';
import { Ago } from '../../parts/Ago.tsx';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { wholePages } from '../../parts/list/usePages.ts';
import { SecretOnce } from '../../parts/SecretOnce.tsx';
import { Snippet } from '../../parts/Snippet.tsx';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { isPermission, permissionKey } from '../people/roles.ts';
import { TokenForm } from './TokenForm.tsx';

export function TokenList() {
  const { t } = useTranslation(['devices', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const { modal } = App.useApp();
  const { act } = useAct();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<{ name: string; token: string } | null>(null);
  const query = useQuery({
    queryKey: ['tokens'],
    queryFn: async ({ signal }) => (await api.listTokens(signal)).items,
  });
  const scopes = (token: Token): string =>
    token.scopes
      .map((scope) => (isPermission(scope) ? t(`common:permission.${permissionKey(scope)}`) : scope))
      .join(' · ');
  const revoke = (token: Token): void => {
    modal.confirm({
      title: t('devices:token.revoke', { name: token.name }),
      content: t('devices:token.revokeHint'),
      okText: t('devices:revoke.submit'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      icon: null,
      onOk: () =>
        act(async () => {
          await api.removeToken(token.id);
          await queries.invalidateQueries({ queryKey: ['tokens'] });
        }),
    });
  };
  const columns: Column<Token>[] = [
    {
      key: 'name',
      title: t('devices:token.name'),
      isName: true,
      draw: (token) => token.name,
      text: (token) => token.name,
    },
    { key: 'scopes', title: t('devices:token.scopes'), draw: scopes, text: scopes },
    {
      key: 'expires',
      title: t('devices:token.expires'),
      draw: (token) => (token.expires === null ? t('devices:token.noEnd') : <Ago time={token.expires} />),
      text: (token) => token.expires ?? '',
    },
    {
      key: 'created',
      title: t('devices:created'),
      draw: (token) => <Ago time={token.createdAt} />,
      text: (token) => token.createdAt,
    },
  ];
  const add = (
    <Button type="primary" onClick={() => setAdding(true)} data-testid="add-token">
      {t('devices:token.add')}
    </Button>
  );
  return (
    <>
      <ListTable<Token>
        name="tokens"
        label={t('devices:tab.tokens')}
        columns={columns}
        pages={wholePages(query)}
        keyOf={(token) => token.id}
        empty={<Empty why={t('devices:token.empty')}>{add}</Empty>}
        add={add}
        actions={(token) => (
          <Button type="text" size="small" onClick={() => revoke(token)}>
            {t('devices:revoke.button')}
          </Button>
        )}
      />
      {adding && (
        <TokenForm onMade={(name, token) => setSecret({ name, token })} onClose={() => setAdding(false)} />
      )}
      {secret !== null && (
        <SecretOnce
          title={t('devices:token.once', { name: secret.name })}
          facts={[{ id: 'token', label: t('devices:token.token'), text: secret.token }]}
          onClose={() => setSecret(null)}
        >
          <Snippet
            title={t('devices:token.use')}
            text={`curl -H 'Authorization: Bearer ${secret.token}' '${location.origin}/api/v1/things'`}
          />
        </SecretOnce>
      )}
    </>
  );
}
