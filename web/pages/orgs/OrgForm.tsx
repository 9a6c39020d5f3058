import { isSegment } from '@selvedge/sdk/connector';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Org, OrgKind } from '../../client/index.ts';
import { isTimeZone } from '../../format/time.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { FormDrawer } from '../../parts/FormDrawer.tsx';
import { useApi } from '../../session/useApi.ts';
import { SESSION } from '../../session/useSession.ts';
import { titleFrom } from '../../things/metricDraft.ts';

interface Values {
  readonly slug: string;
  readonly zh?: string;
  readonly en?: string;
  readonly kind: OrgKind;
  readonly timeZone: string;
  readonly dayStart: string;
  readonly historyDays?: number | null;
  readonly clusters?: readonly string[];
}

const KINDS: readonly OrgKind[] = ['factory', 'cluster', 'provider', 'expert'];

export function OrgForm({
  org,
  all,
  onClose,
}: {
  org: Org | null;
  all: readonly Org[];
  onClose: () => void;
}) {
  const { t } = useTranslation(['orgs', 'things', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? org?.kind;
  const title = org?.title ?? null;
  const titles =
    typeof title === 'string' ? { zh: title, en: title } : { zh: title?.zh ?? '', en: title?.en ?? '' };

  const submit = async (values: Values): Promise<void> => {
    const slug = org?.slug ?? values.slug.trim();
    const named = titleFrom(values.zh, values.en) ?? { zh: slug, en: slug };
    if (org === null)
      await api.createOrg({ slug, title: named, kind: values.kind, timeZone: values.timeZone });
    await api.changeOrg(slug, {
      title: named,
      timeZone: values.timeZone,
      dayStart: values.dayStart,
      historyDays: values.historyDays ?? null,
    });
    const wished = new Set(values.clusters ?? []);
    const present = new Set(org?.clusters ?? []);
    for (const cluster of wished) if (!present.has(cluster)) await api.joinCluster(slug, cluster);
    for (const cluster of present) if (!wished.has(cluster)) await api.leaveCluster(slug, cluster);
    await queries.invalidateQueries({ queryKey: ['orgs'] });
    await queries.invalidateQueries({ queryKey: SESSION });
  };

  return (
    <FormDrawer<Values>
      draft={`org.${org?.slug ?? 'new'}`}
      form={form}
      title={org === null ? t('orgs:add') : t('orgs:edit', { name: titleIn(language, org.title, org.slug) })}
      initial={{
        slug: org?.slug ?? '',
        ...titles,
        kind: org?.kind ?? 'factory',
        timeZone: org?.timeZone ?? 'Asia/Shanghai',
        dayStart: org?.dayStart ?? '00:00',
        historyDays: org?.historyDays ?? null,
        clusters: org?.clusters ?? [],
      }}
      submit={t('common:save')}
      onSubmit={submit}
      onClose={onClose}
    >
      {org === null && (
        <>
          <Form.Item
            name="slug"
            required
            label={t('orgs:slug')}
            extra={t('orgs:slugHint')}
            rules={[
              {
                validator: (_, value: string) =>
                  isSegment((value ?? '').trim())
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('things:segment'))),
              },
            ]}
          >
            <Input autoFocus autoComplete="off" data-testid="org-slug" />
          </Form.Item>
          <Form.Item name="kind" required label={t('orgs:kind')}>
            <Select options={KINDS.map((value) => ({ value, label: t(`common:orgKind.${value}`) }))} />
          </Form.Item>
        </>
      )}
      <Form.Item name="zh" label={t('things:titleZh')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="en" label={t('things:titleEn')}>
        <Input autoComplete="off" />
      </Form.Item>
      {kind === 'factory' && (
        <Form.Item name="clusters" label={t('orgs:clusters')}>
          <Select
            mode="multiple"
            options={all
              .filter((each) => each.kind === 'cluster')
              .map((each) => ({ value: each.slug, label: titleIn(language, each.title, each.slug) }))}
            notFoundContent={t('orgs:noClusters')}
          />
        </Form.Item>
      )}
      <Form.Item
        name="timeZone"
        required
        label={t('orgs:timeZone')}
        rules={[
          {
            validator: (_, value: string) =>
              isTimeZone(value ?? '')
                ? Promise.resolve()
                : Promise.reject(new Error(t('orgs:timeZoneFault'))),
          },
        ]}
      >
        <Select
          showSearch
          options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))}
        />
      </Form.Item>
      <Form.Item
        name="dayStart"
        required
        label={t('orgs:dayStart')}
        extra={t('orgs:dayStartHint')}
        rules={[{ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('orgs:dayStartFault') }]}
      >
        <Input placeholder="00:00" />
      </Form.Item>
      <Form.Item name="historyDays" label={t('orgs:historyDays')} extra={t('orgs:historyHint')}>
        <InputNumber min={1} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </FormDrawer>
  );
}
