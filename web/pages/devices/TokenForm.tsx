import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../client/index.ts';
import { DAY } from '../../format/time.ts';
import { FormDrawer } from '../../parts/FormDrawer.tsx';
import { useApi } from '../../session/useApi.ts';
import { useSession } from '../../session/useSession.ts';
import { permissionKey } from '../people/roles.ts';

interface Values {
  readonly name: string;
  readonly scopes: readonly Permission[];
  /** Days; 0 = without end. */
  readonly days: number;
}

const LIVES = [30, 90, 365, 0];

/** A token for a program: it may at most what its maker may. */
export function TokenForm({
  onMade,
  onClose,
}: {
  onMade: (name: string, token: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['devices', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const { permissions } = useSession();
  const [form] = Form.useForm<Values>();
  const submit = async ({ name, scopes, days }: Values): Promise<void> => {
    const expires = days > 0 ? { expires: new Date(Date.now() + days * DAY).toISOString() } : {};
    const made = await api.createToken({ name: name.trim(), scopes, ...expires });
    await queries.invalidateQueries({ queryKey: ['tokens'] });
    onMade(name.trim(), made.token);
  };
  return (
    <FormDrawer<Values>
      draft="token"
      form={form}
      title={t('devices:token.add')}
      initial={{
        scopes: permissions.filter((each) => each === 'namespace.read' || each === 'history.read'),
        days: 90,
      }}
      submit={t('devices:token.make')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('devices:token.name')}
        extra={t('devices:token.nameHint')}
        rules={[{ required: true, whitespace: true, message: t('devices:nameMissing') }]}
      >
        <Input autoFocus autoComplete="off" data-testid="token-name" />
      </Form.Item>
      <Form.Item
        name="scopes"
        label={t('devices:token.scopes')}
        rules={[{ required: true, message: t('devices:token.scopesMissing') }]}
      >
        <Checkbox.Group
          style={{ display: 'grid', gap: 4 }}
          options={permissions.map((permission) => ({
            value: permission,
            label: t(`common:permission.${permissionKey(permission)}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="days" required label={t('devices:token.expires')}>
        <Select
          options={LIVES.map((days) => ({
            value: days,
            label: days === 0 ? t('devices:token.noEnd') : t('common:length.day', { count: days }),
          }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}
