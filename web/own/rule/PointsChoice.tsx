import { useQuery } from '@tanstack/react-query';
import { Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnRule } from '../../client/index.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useApi } from '../../session/useApi.ts';
import { Labelled } from '../parts/Labelled.tsx';

export type PointsOf = Extract<OwnRule, { kind: 'point' }>['of'];

/** True when it says which metrics are meant. */
export const isWholePoints = (of: PointsOf): boolean =>
  'path' in of ? of.path.trim() !== '' : of.type !== '' && of.metric !== '';

/** Which metrics a rule looks at: those of things of a type, or those of a place. */
export function PointsChoice({
  id,
  of,
  onChange,
}: {
  id: string;
  of: PointsOf;
  onChange: (of: PointsOf) => void;
}) {
  const { t } = useTranslation('own');
  const isByType = 'type' in of;
  return (
    <>
      <Segmented<'type' | 'path'>
        value={isByType ? 'type' : 'path'}
        options={[
          { value: 'type', label: t('own:points.byType') },
          { value: 'path', label: t('own:points.byPath') },
        ]}
        onChange={(by) => onChange(by === 'type' ? { type: '', metric: '' } : { path: '' })}
        data-testid={`${id}-by`}
      />
      {isByType ? (
        <TypeAndMetric id={id} of={of} onChange={onChange} />
      ) : (
        <Labelled label={t('own:rule.path')} help={t('own:rule.pathHelp')} htmlFor={`${id}-path`}>
          <Input
            id={`${id}-path`}
            value={of.path}
            autoComplete="off"
            onChange={(event) => onChange({ path: event.target.value })}
            data-testid={`${id}-path`}
          />
        </Labelled>
      )}
    </>
  );
}

function TypeAndMetric({
  id,
  of,
  onChange,
}: {
  id: string;
  of: Extract<PointsOf, { type: string }>;
  onChange: (of: PointsOf) => void;
}) {
  const { t } = useTranslation('own');
  const language = useLanguage();
  const api = useApi();
  const { data: types = [] } = useQuery({
    queryKey: ['types'],
    queryFn: async ({ signal }) => (await api.listTypes(signal)).items,
  });
  const metrics = types.find((type) => type.id === of.type)?.metrics ?? [];
  return (
    <>
      <Labelled label={t('own:points.type')} htmlFor={`${id}-type`}>
        <Select
          id={`${id}-type`}
          value={of.type === '' ? undefined : of.type}
          placeholder={t('own:points.chooseType')}
          showSearch={{ optionFilterProp: 'label' }}
          options={types
            .filter((type) => type.metrics.length > 0)
            .map((type) => ({ value: type.id, label: titleIn(language, type.title, type.id) }))}
          onChange={(type: string) => onChange({ type, metric: '' })}
          data-testid={`${id}-type`}
        />
      </Labelled>
      <Labelled label={t('own:points.metric')} htmlFor={`${id}-metric`}>
        <Select
          id={`${id}-metric`}
          value={of.metric === '' ? undefined : of.metric}
          disabled={of.type === ''}
          placeholder={t('own:points.chooseMetric')}
          showSearch={{ optionFilterProp: 'label' }}
          options={metrics.map(({ name, title, unit }) => ({
            value: name,
            label: `${titleIn(language, title, name)}${unit === null ? '' : ` (${unit})`}`,
          }))}
          onChange={(metric: string) => onChange({ ...of, metric })}
          data-testid={`${id}-metric`}
        />
      </Labelled>
    </>
  );
}
