import type { ListField } from '@selvedge/sdk/app';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ChoiceMark } from '../value/Value.tsx';
import { draftList, draftText } from './draft.ts';
import type { InputProps } from './FieldInput.tsx';
import { RefInput } from './RefInput.tsx';

/** Several plain values: words typed one after another, or chosen. */
export function TagsInput(props: InputProps<ListField>) {
  const { field, id, value, path, isWrong, onChange } = props;
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const { item } = field;
  const chosen = draftList(value).map(draftText);
  if (item.kind === 'ref') return <RefInput {...props} field={item} value={chosen} isMultiple />;
  const common = {
    id,
    value: chosen,
    onChange: (next: string[]) => onChange(next),
    style: { width: '100%' },
    'data-field': path,
    ...(isWrong === true ? { status: 'error' as const } : {}),
  };
  if (item.kind === 'choice')
    return (
      <Select
        {...common}
        mode="multiple"
        options={Object.entries(item.options).map(([key, title]) => ({
          value: key,
          label: <ChoiceMark options={item.options} value={key} word={title[language]} />,
          search: title[language],
        }))}
        showSearch={{ optionFilterProp: 'search' }}
      />
    );
  return (
    <Select
      {...common}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', ';', '；', '\n', '\t']}
      placeholder={t('apps:form.tags')}
    />
  );
}
