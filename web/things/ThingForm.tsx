import { isSegment, MAX_DEPTH } from '@selvedge/sdk/connector';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Thing, Title } from '../client/index.ts';
import { titleIn } from '../i18n/title.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { FormDrawer } from '../parts/FormDrawer.tsx';
import { useApi } from '../session/useApi.ts';
import { MetricFields } from './MetricFields.tsx';
import { draftOf, rowOf, titleFrom, type MetricRow } from './metricDraft.ts';

interface Values {
  readonly name: string;
  readonly zh?: string;
  readonly en?: string;
  readonly type?: string;
  readonly metrics?: readonly MetricRow[];
}

interface Props {
  /** The thing to edit; null adds one. */
  thing: Thing | null;
  /** Where a new one goes; '' at the top. */
  under: string;
  onDone: (thing: Thing) => void;
  onClose: () => void;
}

/** Adds or edits a thing: name, titles, type, metrics of its own. */
export function ThingForm({ thing, under, onDone, onClose }: Props) {
  const { t } = useTranslation(['things', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const { data: types } = useQuery({
    queryKey: ['types'],
    queryFn: async ({ signal }) => (await api.listTypes(signal)).items,
  });
  const own = thing?.metrics.filter((metric) => metric.own) ?? [];
  const title = titlesOf(thing?.title ?? null);

  const submit = async (values: Values): Promise<void> => {
    const path = thing?.path ?? (under === '' ? values.name.trim() : `${under}/${values.name.trim()}`);
    const metrics = (values.metrics ?? []).map(draftOf);
    const saved = await api.putThing(path, {
      type: values.type ?? null,
      title: titleFrom(values.zh, values.en),
      ...(thing !== null || metrics.length > 0 ? { metrics } : {}),
    });
    await queries.invalidateQueries({ queryKey: ['things'] });
    onDone(saved);
  };

  return (
    <FormDrawer<Values>
      draft={`thing.${thing?.path ?? `new:${under}`}`}
      form={form}
      title={
        thing === null
          ? t('things:add.title')
          : t('things:edit.title', { name: titleIn(language, thing.title, thing.name) })
      }
      initial={{
        name: thing?.name ?? '',
        ...title,
        ...(thing?.type ? { type: thing.type } : {}),
        metrics: own.map(rowOf),
      }}
      submit={thing === null ? t('things:add.submit') : t('common:save')}
      width={560}
      onSubmit={submit}
      onClose={onClose}
    >
      {thing === null && (
        <Form.Item
          name="name"
          label={t('things:name')}
          extra={under === '' ? t('things:nameAtTop') : t('things:nameUnder', { path: under })}
          rules={[
            { required: true, message: t('things:nameMissing') },
            {
              validator: (_, value: string) =>
                !value || isSegment(value.trim())
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('things:segment'))),
            },
            {
              validator: () =>
                under.split('/').length < MAX_DEPTH
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('things:tooDeep'))),
            },
          ]}
        >
          <Input autoFocus autoComplete="off" data-testid="thing-name" />
        </Form.Item>
      )}
      <Form.Item name="zh" label={t('things:titleZh')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="en" label={t('things:titleEn')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="type" label={t('things:type')} extra={t('things:typeHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(types ?? []).map((type) => ({
            value: type.id,
            label: titleIn(language, type.title, type.id),
          }))}
        />
      </Form.Item>
      <MetricFields />
    </FormDrawer>
  );
}

function titlesOf(title: Title): { zh: string; en: string } {
  if (title === null) return { zh: '', en: '' };
  return typeof title === 'string' ? { zh: title, en: title } : { zh: title.zh ?? '', en: title.en ?? '' };
}
