import type { ChoiceField } from '@selvedge/sdk/app';
import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ChoiceMark } from '../value/Value.tsx';
import type { InputProps } from './FieldInput.tsx';

/** More options than this stand in a list that opens. */
const MOST_IN_SIGHT = 4;

/** One word of a list of words. */
export function ChoiceInput({
  field,
  id,
  value,
  path,
  isWrong,
  isSmall,
  label,
  onChange,
}: InputProps<ChoiceField>) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const options = Object.entries(field.options).map(([key, title]) => ({
    value: key,
    label: <ChoiceMark options={field.options} value={key} word={title[language]} />,
    search: title[language],
  }));
  if (isSmall !== true && options.length <= MOST_IN_SIGHT)
    return (
      <div className="choice-radio">
        <Radio.Group
          id={id}
          value={value}
          options={options}
          onChange={(event) => onChange(event.target.value)}
          data-field={path}
        />
        {field.required !== true && typeof value === 'string' && (
          <button type="button" className="link-button" onClick={() => onChange(null)}>
            {t('apps:form.clear')}
          </button>
        )}
      </div>
    );
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : null}
      options={options}
      allowClear={field.required !== true}
      showSearch={{ optionFilterProp: 'search' }}
      onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
      {...(isWrong === true ? { status: 'error' as const } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
      data-field={path}
    />
  );
}
