import type { Field } from '@selvedge/sdk/app';
import { Checkbox, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../format/time.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useTimeZone } from '../../session/useSession.ts';
import { RefInput } from '../form/RefInput.tsx';
import { ChoiceMark } from '../value/Value.tsx';
import { boundOf, type Range, rangeOf } from './filter.ts';
import { isObject } from './search.ts';

interface Props {
  readonly name: string;
  readonly field: Field;
  /** The condition as it stands; undefined = none. */
  readonly test: unknown;
  readonly onChange: (test: unknown) => void;
}

/** One condition of a list. */
export function FilterInput(props: Props) {
  const language = useLanguage();
  return (
    <fieldset className="filter-field">
      <legend>{props.field.title[language]}</legend>
      <Control {...props} />
    </fieldset>
  );
}

function Control({ name, field, test, onChange }: Props) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  switch (field.kind) {
    case 'choice': {
      const chosen =
        isObject(test) && Array.isArray(test['in']) ? test['in'] : typeof test === 'string' ? [test] : [];
      return (
        <Checkbox.Group
          value={chosen}
          options={Object.entries(field.options).map(([key, title]) => ({
            value: key,
            label: <ChoiceMark options={field.options} value={key} word={title[language]} />,
          }))}
          onChange={(next) => onChange(next.length === 0 ? undefined : { in: next })}
        />
      );
    }
    case 'boolean':
      return (
        <Radio.Group
          value={typeof test === 'boolean' ? test : 'any'}
          options={[
            { value: 'any', label: t('apps:list.any') },
            { value: true, label: t('common:yes') },
            { value: false, label: t('common:no') },
          ]}
          onChange={(event) => onChange(event.target.value === 'any' ? undefined : event.target.value)}
        />
      );
    case 'ref':
      return (
        <RefInput
          field={field}
          path={name}
          id={`filter-${name}`}
          value={test}
          onChange={(value) => onChange(value ?? undefined)}
        />
      );
    default:
      return <Bounds name={name} field={field} test={test} onChange={onChange} />;
  }
}

function Bounds({ name, field, test, onChange }: Props) {
  const { t } = useTranslation('apps');
  const range: Range = isObject(test) ? test : {};
  const change = (side: 'from' | 'to', bound: string | number | null): void => {
    const { from, to } = range;
    const other: Range =
      side === 'from'
        ? (rangeOf(to === undefined ? {} : { to }) ?? {})
        : (rangeOf(from === undefined ? {} : { from }) ?? {});
    onChange(rangeOf(bound === null ? other : { ...other, [side]: bound }));
  };
  return (
    <span className="filter-range">
      <Bound
        name={name}
        side="from"
        field={field}
        bound={range.from}
        label={t('apps:list.from')}
        onChange={change}
      />
      <span aria-hidden>–</span>
      <Bound
        name={name}
        side="to"
        field={field}
        bound={range.to}
        label={t('apps:list.to')}
        onChange={change}
      />
    </span>
  );
}

interface BoundProps {
  readonly name: string;
  readonly side: 'from' | 'to';
  readonly field: Field;
  readonly bound: string | number | undefined;
  readonly label: string;
  readonly onChange: (side: 'from' | 'to', bound: string | number | null) => void;
}

function Bound({ name, side, field, bound, label, onChange }: BoundProps) {
  const zone = useTimeZone();
  const isDay = field.kind === 'date' || field.kind === 'moment';
  const known =
    bound === undefined
      ? ''
      : field.kind === 'moment'
        ? formatMoment(Date.parse(String(bound)), zone).slice(0, 10)
        : String(bound);
  const [typed, setTyped] = useState(known);
  useEffect(() => setTyped(known), [known]);
  return (
    <Input
      type={isDay ? 'date' : 'text'}
      inputMode={isDay ? 'none' : 'decimal'}
      value={typed}
      placeholder={label}
      aria-label={label}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = boundOf(field, event.target.value, side, zone);
        if (next !== null || event.target.value === '') onChange(side, next);
      }}
      data-testid={`filter-${name}-${side}`}
    />
  );
}
