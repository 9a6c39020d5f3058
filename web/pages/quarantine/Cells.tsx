import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Datatype } from '../../client/index.ts';
import { DATATYPES } from '../../things/metricDraft.ts';

/** An enumeration needs its words, which are declared with the thing; the others are adopted as they are. */
const CHOICES = DATATYPES.filter((datatype) => datatype !== 'enum');

export function DatatypeCell({
  path,
  value,
  onChange,
}: {
  path: string;
  value: Datatype;
  onChange: (datatype: Datatype) => void;
}) {
  const { t } = useTranslation(['quarantine', 'common']);
  return (
    <Select
      size="small"
      variant="filled"
      value={value}
      onChange={onChange}
      style={{ width: 108 }}
      aria-label={t('quarantine:datatypeOf', { path })}
      options={CHOICES.map((datatype) => ({ value: datatype, label: t(`common:datatype.${datatype}`) }))}
    />
  );
}

export function UnitCell({
  path,
  value,
  onChange,
}: {
  path: string;
  value: string;
  onChange: (unit: string) => void;
}) {
  const { t } = useTranslation('quarantine');
  return (
    <Input
      size="small"
      variant="filled"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      style={{ width: 72 }}
      aria-label={t('quarantine:unitOf', { path })}
      placeholder="—"
    />
  );
}
