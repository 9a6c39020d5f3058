import { Checkbox, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SettingField } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';

/** One field of a connector's settings. A kept secret is left as it is unless written anew. */
export function SettingInput({ field, isNew }: { field: SettingField; isNew: boolean }) {
  const { t } = useTranslation('connections');
  const language = useLanguage();
  const isKept = field.type === 'secret' && !isNew;
  return (
    <Form.Item
      name={['settings', field.name]}
      label={field.title[language]}
      extra={isKept ? t('connections:secretKept') : field.hint?.[language]}
      {...(isNew && field.default !== undefined ? { initialValue: field.default } : {})}
      {...(field.type === 'boolean' ? { valuePropName: 'checked' } : {})}
      rules={
        field.required === true && !isKept
          ? [{ required: true, message: t('connections:fieldMissing', { name: field.title[language] }) }]
          : []
      }
    >
      {inputFor(field)}
    </Form.Item>
  );
}

function inputFor(field: SettingField) {
  if (field.type === 'secret') return <Input.Password autoComplete="new-password" />;
  if (field.type === 'number') return <InputNumber style={{ width: '100%' }} />;
  if (field.type === 'boolean') return <Checkbox />;
  return <Input autoComplete="off" spellCheck={false} />;
}
