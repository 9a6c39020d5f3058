import { isPath } from '@selvedge/sdk/connector';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Connection, Connector } from '../../client/index.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { FormDrawer } from '../../parts/FormDrawer.tsx';
import { useApi } from '../../session/useApi.ts';
import { useSession } from '../../session/useSession.ts';
import { SettingInput } from './SettingInput.tsx';

interface Values {
  readonly connector: string;
  readonly title: string;
  readonly under: string;
  readonly settings?: Readonly<Record<string, string | number | boolean | null | undefined>>;
}

/** A connection's form, drawn from what its connector declares. */
export function ConnectionForm({
  connection,
  connectors,
  onClose,
}: {
  connection: Connection | null;
  connectors: readonly Connector[];
  onClose: () => void;
}) {
  const { t } = useTranslation(['connections', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const language = useLanguage();
  const { org } = useSession();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('connector', form) ?? connection?.connector ?? connectors[0]?.id;
  const connector = connectors.find((each) => each.id === chosen);
  const fields = connector?.settings ?? [];

  const submit = async (values: Values): Promise<void> => {
    const settings: Connection['settings'] = Object.fromEntries(
      fields.flatMap((field) => {
        const value = values.settings?.[field.name];
        return value === undefined || value === null || value === '' ? [] : [[field.name, value]];
      }),
    );
    const draft = {
      connector: values.connector,
      title: values.title.trim(),
      under: values.under.trim(),
      settings,
    };
    if (connection === null) await api.createConnection({ ...draft, enabled: true });
    else await api.changeConnection(connection.id, draft);
    await queries.invalidateQueries({ queryKey: ['connections'] });
  };

  return (
    <FormDrawer<Values>
      draft={`connection.${connection?.id ?? 'new'}`}
      form={form}
      title={connection === null ? t('connections:add') : t('connections:edit', { name: connection.title })}
      initial={{
        connector: connection?.connector ?? connectors[0]?.id ?? '',
        title: connection?.title ?? '',
        under: connection?.under ?? org?.slug ?? '',
        settings: connection?.settings ?? {},
      }}
      secrets={fields.filter((field) => field.type === 'secret').map((field) => `settings.${field.name}`)}
      submit={t('common:save')}
      width={480}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="connector" required label={t('connections:kind')}>
        <Select
          disabled={connection !== null}
          options={connectors.map((each) => ({
            value: each.id,
            label: titleIn(language, each.title, each.id),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('connections:name')}
        rules={[{ required: true, whitespace: true, message: t('connections:nameMissing') }]}
      >
        <Input autoComplete="off" autoFocus data-testid="connection-title" />
      </Form.Item>
      <Form.Item
        name="under"
        required
        label={t('connections:under')}
        extra={t('connections:underHint')}
        rules={[
          {
            validator: (_, value: string) =>
              isPath((value ?? '').trim())
                ? Promise.resolve()
                : Promise.reject(new Error(t('connections:underFault'))),
          },
        ]}
      >
        <Input autoComplete="off" spellCheck={false} />
      </Form.Item>
      {fields.map((field) => (
        <SettingInput key={field.name} field={field} isNew={connection === null} />
      ))}
    </FormDrawer>
  );
}
