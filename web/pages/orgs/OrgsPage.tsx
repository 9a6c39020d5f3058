import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Org } from '../../client/index.ts';
import { formatNumber } from '../../format/number.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { wholePages } from '../../parts/list/usePages.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { useApi } from '../../session/useApi.ts';
import { OrgForm } from './OrgForm.tsx';

/** All orgs of the installation: factories, the clusters they belong to, providers, experts. */
export function OrgsPage() {
  const { t } = useTranslation(['orgs', 'common']);
  const api = useApi();
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['orgs'],
    queryFn: async ({ signal }) => (await api.listOrgs({ limit: 500 }, signal)).items,
  });
  const [open, setOpen] = useState<Org | 'new' | null>(null);
  const titleOf = (slug: string): string =>
    titleIn(language, query.data?.find((org) => org.slug === slug)?.title, slug);
  const columns: Column<Org>[] = [
    {
      key: 'title',
      title: t('orgs:name'),
      isName: true,
      draw: (org) => titleIn(language, org.title, org.slug),
      text: (org) => titleIn(language, org.title, org.slug),
    },
    { key: 'slug', title: t('orgs:slug'), draw: (org) => <code>{org.slug}</code>, text: (org) => org.slug },
    {
      key: 'kind',
      title: t('orgs:kind'),
      draw: (org) => t(`common:orgKind.${org.kind}`),
      text: (org) => org.kind,
    },
    {
      key: 'clusters',
      title: t('orgs:clusters'),
      draw: (org) => org.clusters.map(titleOf).join(' · '),
      text: (org) => org.clusters.join(' '),
    },
    { key: 'zone', title: t('orgs:timeZone'), draw: (org) => org.timeZone, text: (org) => org.timeZone },
    {
      key: 'day',
      title: t('orgs:dayStart'),
      draw: (org) => org.dayStart,
      text: (org) => org.dayStart,
      extra: true,
    },
    {
      key: 'days',
      title: t('orgs:historyDays'),
      isNumber: true,
      draw: (org) => (org.historyDays === null ? t('orgs:forEver') : formatNumber(org.historyDays)),
      text: (org) => String(org.historyDays ?? ''),
    },
  ];
  const add = (
    <Button type="primary" onClick={() => setOpen('new')} data-testid="add-org">
      {t('orgs:add')}
    </Button>
  );
  return (
    <div data-testid="orgs-page">
      <PageHead title={t('orgs:title')} note={t('orgs:note')} />
      <ListTable<Org>
        name="orgs"
        label={t('orgs:title')}
        columns={columns}
        pages={wholePages(query)}
        keyOf={(org) => org.id}
        empty={<Empty why={t('orgs:empty')}>{add}</Empty>}
        add={add}
        actions={(org) => (
          <Button type="link" size="small" onClick={() => setOpen(org)}>
            {t('common:edit')}
          </Button>
        )}
      />
      {open !== null && (
        <OrgForm org={open === 'new' ? null : open} all={query.data ?? []} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
