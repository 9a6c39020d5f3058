import { isSegment } from '@selvedge/sdk/connector';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ThingType } from '../../client/index.ts';
import { FormDrawer } from '../../parts/FormDrawer.tsx';
import { useApi } from '../../session/useApi.ts';
import { MetricFields } from '../../things/MetricFields.tsx';
import { draftOf, rowOf, titleFrom, type MetricRow } from '../../things/metricDraft.ts';

interface Values {
  readonly id: string;
  readonly zh?: string;
  readonly en?: string;
  readonly metrics?: readonly MetricRow[];
}

/** A thing type and its metrics. Saving makes a new version; things of it follow. */
export function TypeForm({ type, onClose }: { type: ThingType | null; onClose: () => void }) {
  const { t } = useTranslation(['types', 'things', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const title = type?.title ?? null;
  const titles =
    typeof title === 'string' ? { zh: title, en: title } : { zh: title?.zh ?? '', en: title?.en ?? '' };

  const submit = async (values: Values): Promise<void> => {
    const id = type?.id ?? values.id.trim();
    await api.putType(id, {
      title: titleFrom(values.zh, values.en) ?? { zh: id, en: id },
      metrics: (values.metrics ?? []).map(draftOf),
    });
    await queries.invalidateQueries({ queryKey: ['types'] });
    await queries.invalidateQueries({ queryKey: ['things'] });
  };

  return (
    <FormDrawer<Values>
      draft={`type.${type?.id ?? 'new'}`}
      form={form}
      title={type === null ? t('types:add') : t('types:edit', { id: type.id })}
      initial={{ id: type?.id ?? '', ...titles, metrics: type?.metrics.map(rowOf) ?? [] }}
      submit={t('common:save')}
      width={560}
      onSubmit={submit}
      onClose={onClose}
    >
      {type === null && (
        <Form.Item
          name="id"
          label={t('types:id')}
          extra={t('types:idHint')}
          rules={[
            { required: true, message: t('types:idMissing') },
            {
              validator: (_, value: string) =>
                !value || isSegment(value.trim())
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('things:segment'))),
            },
          ]}
        >
          <Input autoFocus autoComplete="off" data-testid="type-id" />
        </Form.Item>
      )}
      <Form.Item name="zh" label={t('things:titleZh')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="en" label={t('things:titleEn')}>
        <Input autoComplete="off" />
      </Form.Item>
      <MetricFields />
    </FormDrawer>
  );
}
