import type { Fields } from '@selvedge/sdk/app';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.ts';
import type { Draft } from './draft.ts';
import { FieldInput } from './FieldInput.tsx';
import { useFaults } from './faults.ts';
import './form.css';

interface Props {
  readonly fields: Fields;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** Path of what holds these fields, with its point. */
  readonly prefix?: string;
}

/** Fields in one column: label above, control, help, and what is wrong in a sentence. */
export function Fieldset({ fields, draft, onChange, prefix = '' }: Props) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const faults = useFaults();
  return Object.entries(fields).map(([name, field]) => {
    const path = prefix + name;
    const id = `field-${path}`;
    const fault = faults.get(path);
    const isLabelled = field.kind !== 'boolean';
    return (
      <div key={name} className={`form-field form-${field.kind}`} data-name={path}>
        {isLabelled && (
          <label htmlFor={id}>
            {field.title[language]}
            {field.required === true && <span className="form-required">{t('apps:form.required')}</span>}
          </label>
        )}
        <FieldInput
          field={field}
          path={path}
          id={id}
          value={draft[name]}
          isWrong={fault !== undefined}
          onChange={(value) => onChange({ ...draft, [name]: value })}
        />
        <div id={`${id}-note`}>
          {fault !== undefined && (
            <p className="form-fault" role="alert" data-testid="field-fault">
              {fault}
            </p>
          )}
          {field.help !== undefined && <p className="form-help">{field.help[language]}</p>}
        </div>
      </div>
    );
  });
}
