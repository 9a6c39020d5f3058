import { isPath } from '@selvedge/sdk/connector';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../../parts/FormDrawer.tsx';
import { useApi } from '../../session/useApi.ts';
import { useSession } from '../../session/useSession.ts';

interface Values {
  readonly name: string;
  readonly path?: string;
  readonly access: 'write' | 'read' | 'both';
}

export interface NewDevice {
  readonly name: string;
  readonly path: string;
  readonly access: Values['access'];
  readonly username: string;
  readonly secret: string;
}

/** A credential for one gateway or machine, limited to a subtree. */
export function DeviceForm({
  onMade,
  onClose,
}: {
  onMade: (device: NewDevice) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['devices', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const { org, person } = useSession();
  const [form] = Form.useForm<Values>();
  const submit = async ({ name, path = '', access }: Values): Promise<void> => {
    const wanted = { name: name.trim(), path: path.trim(), access };
    const made = await api.createDevice(wanted);
    await queries.invalidateQueries({ queryKey: ['devices'] });
    onMade({ ...wanted, username: made.username, secret: made.secret });
  };
  return (
    <FormDrawer<Values>
      draft="device"
      form={form}
      title={t('devices:add')}
      initial={{ path: org?.slug ?? '', access: 'both' }}
      submit={t('devices:make')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('devices:name')}
        extra={t('devices:nameHint')}
        rules={[{ required: true, whitespace: true, message: t('devices:nameMissing') }]}
      >
        <Input autoFocus autoComplete="off" data-testid="device-name" />
      </Form.Item>
      <Form.Item
        name="path"
        required={!person.operator}
        label={t('devices:path')}
        extra={person.operator ? t('devices:pathHintOperator') : t('devices:pathHint')}
        rules={[
          {
            validator: (_, value: string | undefined) => {
              const path = (value ?? '').trim();
              return isPath(path) || (path === '' && person.operator)
                ? Promise.resolve()
                : Promise.reject(new Error(t('devices:pathFault')));
            },
          },
        ]}
      >
        <Input autoComplete="off" spellCheck={false} data-testid="device-path" />
      </Form.Item>
      <Form.Item name="access" required label={t('devices:accessTitle')}>
        <Radio.Group
          vertical
          options={(['both', 'write', 'read'] as const).map((value) => ({
            value,
            label: t(`devices:access.${value}`),
          }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}
