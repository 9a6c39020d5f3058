import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../client/index.ts';
import { FormDrawer } from '../../parts/FormDrawer.tsx';
import { useApi } from '../../session/useApi.ts';
import { ROLES } from './roles.ts';

interface Values {
  readonly name: string;
  readonly login: string;
  readonly role: Role;
}

export function PersonForm({
  onAdded,
  onClose,
}: {
  onAdded: (login: string, password: string | undefined) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['people', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const submit = async ({ name, login, role }: Values): Promise<void> => {
    const added = await api.addPerson({ name: name.trim(), login: login.trim(), role });
    await queries.invalidateQueries({ queryKey: ['people'] });
    onAdded(added.login, added.password);
  };
  return (
    <FormDrawer<Values>
      draft="person"
      form={form}
      title={t('people:add')}
      initial={{ role: 'viewer' }}
      submit={t('people:add')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('people:name')}
        rules={[{ required: true, whitespace: true, message: t('people:nameMissing') }]}
      >
        <Input autoFocus autoComplete="off" data-testid="person-name" />
      </Form.Item>
      <Form.Item
        name="login"
        label={t('people:login')}
        extra={t('people:loginHint')}
        rules={[{ required: true, whitespace: true, message: t('people:loginMissing') }]}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} data-testid="person-login" />
      </Form.Item>
      <Form.Item name="role" label={t('people:role')} rules={[{ required: true }]}>
        <Select
          options={ROLES.map((role) => ({
            value: role,
            label: `${t(`common:role.${role}`)} · ${t(`people:roleWords.${role}`)}`,
          }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}
