import { type Field, type Fields, unitIn } from '@selvedge/sdk/app';
import type { Language } from '../../i18n/language.ts';
import { draftList, draftText, isDraft, newItem } from '../../apps/form/draft.ts';
import { t } from '../words.ts';
import { LightFile } from './LightFile.tsx';
import { LightRef } from './LightRef.tsx';

export interface LightFieldProps {
  /** Of the whole form: `lines.0.quantity`. */
  readonly path: string;
  readonly field: Field;
  readonly value: unknown;
  /** Of the whole form, by path. */
  readonly faults: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly onChange: (value: unknown) => void;
}

/** Few enough to be buttons under a thumb. */
const FEW = 4;

/** One field: label, the phone’s own control, help, and what is wrong in a sentence. */
export function LightField(props: LightFieldProps) {
  const { path, field, faults, language } = props;
  const id = `field-${path}`;
  const fault = faults.get(path);
  const isLabelled = field.kind !== 'boolean';
  return (
    <div className="light-field" data-name={path}>
      {isLabelled && (
        <label htmlFor={id}>
          {field.title[language]}
          {field.required === true && <span className="light-required"> {t('page:form.required')}</span>}
        </label>
      )}
      <Control {...props} id={id} />
      <div id={`${id}-note`}>
        {fault !== undefined && (
          <p className="light-fault" role="alert" data-testid="field-fault">
            {fault}
          </p>
        )}
        {field.help !== undefined && <p className="part-note">{field.help[language]}</p>}
      </div>
    </div>
  );
}

type ControlProps = LightFieldProps & { readonly id: string };

function Control(props: ControlProps) {
  const { id, path, field, value, faults, language, onChange } = props;
  const common = {
    id,
    value: draftText(value),
    autoComplete: 'off',
    'data-field': path,
    'aria-describedby': `${id}-note`,
    ...(faults.has(path) ? { 'aria-invalid': true } : {}),
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  switch (field.kind) {
    case 'text':
      return field.multiline === true ? <textarea {...common} rows={3} /> : <input {...common} />;
    case 'integer':
    case 'decimal':
      return (
        <span className="light-number">
          <input {...common} inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'} />
          {field.unit !== undefined && <span>{unitIn(field.unit, language)}</span>}
        </span>
      );
    case 'boolean':
      return (
        <label className="light-check">
          <input
            id={id}
            type="checkbox"
            data-field={path}
            checked={value === true}
            onChange={({ target }) => onChange(target.checked)}
          />
          {field.title[language]}
        </label>
      );
    case 'date':
      return <input {...common} type="date" max="9999-12-31" />;
    case 'moment':
      return <input {...common} type="datetime-local" max="9999-12-31T23:59" />;
    case 'time':
      return <input {...common} type="time" />;
    case 'choice': {
      const options = Object.entries(field.options);
      if (options.length > FEW)
        return (
          <select {...common}>
            <option value="">{t('page:form.choose')}</option>
            {options.map(([word, title]) => (
              <option key={word} value={word}>
                {title[language]}
              </option>
            ))}
          </select>
        );
      return (
        <span className="light-choices" role="radiogroup" aria-labelledby={id}>
          {options.map(([word, title], index) => (
            <button
              key={word}
              type="button"
              role="radio"
              className="part-button"
              aria-checked={value === word}
              {...(index === 0 ? { id, 'data-field': path } : {})}
              onClick={() => onChange(value === word && field.required !== true ? null : word)}
            >
              {title[language]}
            </button>
          ))}
        </span>
      );
    }
    case 'ref':
      return <LightRef id={id} path={path} field={field} value={value} onChange={onChange} />;
    case 'file':
      return <LightFile id={id} path={path} field={field} value={value} onChange={onChange} />;
    case 'object':
      return <Inner {...props} fields={field.fields} />;
    case 'list':
      return <LightRows {...props} item={field.item} />;
    case 'map':
      return null;
  }
}

/** Fields within a field. */
function Inner({ fields, path, value, onChange, ...rest }: ControlProps & { readonly fields: Fields }) {
  const draft = isDraft(value) ? value : {};
  return (
    <div className="light-inner">
      {Object.entries(fields).map(([name, field]) => (
        <LightField
          key={name}
          {...rest}
          path={`${path}.${name}`}
          field={field}
          value={draft[name]}
          onChange={(next) => onChange({ ...draft, [name]: next })}
        />
      ))}
    </div>
  );
}

/** Rows, one under the other. */
function LightRows({ item, path, value, onChange, ...rest }: ControlProps & { readonly item: Field }) {
  const rows = draftList(value);
  return (
    <div className="light-rows">
      {rows.map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="light-row">
          <LightField
            {...rest}
            path={`${path}.${index}`}
            field={item}
            value={row}
            onChange={(next) => onChange(rows.with(index, next))}
          />
          <button
            type="button"
            className="part-button"
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            {t('page:form.less')}
          </button>
        </div>
      ))}
      <button type="button" className="part-button" onClick={() => onChange([...rows, newItem(item)])}>
        {t('page:form.more')}
      </button>
    </div>
  );
}
