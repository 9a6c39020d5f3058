import type { Field } from '@selvedge/sdk/app';
import { Checkbox, Input } from 'antd';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { isNumber, matrixOf } from '../value/matrix.ts';
import { CURRENCY, unitOf } from '../value/words.ts';
import { isCells } from './cells.ts';
import { CellsInput } from './CellsInput.tsx';
import { ChoiceInput } from './ChoiceInput.tsx';
import { draftList, draftText, isDraft, newItem } from './draft.ts';
import { Fieldset } from './Fieldset.tsx';
import { FileInput } from './FileInput.tsx';
import { MapInput } from '../grid/MapInput.tsx';
import { MatrixInput } from '../grid/MatrixInput.tsx';
import { RowsInput } from '../grid/RowsInput.tsx';
import { RefInput } from './RefInput.tsx';
import { TagsInput } from './TagsInput.tsx';

export interface InputProps<F extends Field = Field> {
  readonly field: F;
  /** Of the whole form: `lines.0.quantity`. */
  readonly path: string;
  /** Name of the control, for its label. */
  readonly id: string;
  readonly value: unknown;
  readonly isWrong?: boolean;
  /** What it is called where no label can be seen. */
  readonly label?: string;
  /** In a cell: no room for words beside it. */
  readonly isSmall?: boolean;
  readonly onChange: (value: unknown) => void;
}

/** The control of one field. */
export function FieldInput(props: InputProps) {
  const language = useLanguage();
  const { field, id, value, isWrong = false, label, isSmall = false, onChange, path } = props;
  const common = {
    id,
    value: draftText(value),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    autoComplete: 'off',
    ...(isWrong ? { status: 'error' as const, 'aria-invalid': true } : {}),
    ...(label === undefined ? {} : { 'aria-label': label }),
    'aria-describedby': `${id}-note`,
    'data-field': path,
  };
  switch (field.kind) {
    case 'text':
      return field.multiline === true && !isSmall ? (
        <Input.TextArea {...common} autoSize={{ minRows: 3, maxRows: 12 }} />
      ) : (
        <Input {...common} />
      );
    case 'integer':
    case 'decimal':
      return (
        <Input
          {...common}
          className="number-input"
          inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'}
          {...(field.unit === undefined || isSmall
            ? {}
            : { suffix: <span className="unit">{unitOf(field, language)}</span> })}
          {...(field.kind === 'decimal' && field.isMoney === true && !isSmall
            ? { prefix: <span className="unit">{CURRENCY}</span> }
            : {})}
        />
      );
    case 'boolean':
      return (
        <Checkbox
          id={id}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
          {...(label === undefined ? {} : { 'aria-label': label })}
          data-field={path}
        >
          {isSmall ? null : field.title[language]}
        </Checkbox>
      );
    case 'date':
      return <Input {...common} type="date" max="9999-12-31" className="date-input" />;
    case 'moment':
      return <Input {...common} type="datetime-local" max="9999-12-31T23:59" className="date-input" />;
    case 'time':
      return <Input {...common} type="time" className="date-input" />;
    case 'choice':
      return <ChoiceInput {...props} field={field} />;
    case 'ref':
      return <RefInput {...props} field={field} />;
    case 'file':
      return <FileInput {...props} field={field} />;
    case 'map':
      return <MapInput {...props} field={field} />;
    case 'object':
      return (
        <div className="inner-fields">
          <Fieldset
            fields={field.fields}
            draft={isDraft(value) ? value : {}}
            prefix={`${path}.`}
            onChange={onChange}
          />
        </div>
      );
    case 'list':
      return <ListInput {...props} field={field} />;
  }
}

function ListInput(props: InputProps<Extract<Field, { kind: 'list' }>>) {
  const { field, value, path, onChange } = props;
  const { item } = field;
  if (isCells(field)) return <CellsInput {...props} />;
  if (item.kind === 'object') {
    const matrix = matrixOf(item);
    const rows = draftList(value).filter(isDraft);
    return matrix === null ? (
      <RowsInput fields={item.fields} rows={rows} path={path} label={field.title} onChange={onChange} />
    ) : (
      <MatrixInput matrix={matrix} rows={rows} path={path} label={field.title} onChange={onChange} />
    );
  }
  if (item.kind === 'text' || item.kind === 'choice' || item.kind === 'ref' || isNumber(item))
    return <TagsInput {...props} />;
  const fresh = newItem(item);
  return (
    <RowsInput
      fields={{ item: { ...item, required: true } }}
      rows={draftList(value).map((each) => ({ item: each ?? fresh }))}
      path={path}
      label={field.title}
      pathOf={(index) => `${path}.${index}`}
      onChange={(rows) => onChange(rows.map((row) => row['item']))}
    />
  );
}
