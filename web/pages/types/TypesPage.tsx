import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThingType } from '../../client/index.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/list/column.ts';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { wholePages } from '../../parts/list/usePages.ts';
import { useApi } from '../../session/useApi.ts';
import { useMay } from '../../session/useSession.ts';
import { NamespaceTabs } from '../namespace/NamespaceTabs.tsx';
import { TypeForm } from './TypeForm.tsx';

/** What kinds of things there are, and which metrics each has. */
export function TypesPage() {
  const { t } = useTranslation(['types', 'common']);
  const api = useApi();
  const may = useMay();
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['types'],
    queryFn: async ({ signal }) => (await api.listTypes(signal)).items,
  });
  const [open, setOpen] = useState<ThingType | 'new' | null>(null);
  const columns: Column<ThingType>[] = [
    {
      key: 'title',
      title: t('types:title'),
      isName: true,
      draw: (type) => titleIn(language, type.title, type.id),
      text: (type) => titleIn(language, type.title, type.id),
    },
    { key: 'id', title: t('types:id'), draw: (type) => <code>{type.id}</code>, text: (type) => type.id },
    {
      key: 'metrics',
      title: t('types:metrics'),
      draw: (type) =>
        type.metrics
          .map((metric) => titleIn(language, metric.title, metric.name))
          .join(language === 'zh' ? '、' : ', '),
      text: (type) => type.metrics.map((metric) => metric.name).join(' '),
    },
    {
      key: 'version',
      title: t('types:version'),
      isNumber: true,
      draw: (type) => type.version,
      text: (type) => String(type.version),
    },
  ];
  const add = may('namespace.write') && (
    <Button type="primary" onClick={() => setOpen('new')} data-testid="add-type">
      {t('types:add')}
    </Button>
  );
  return (
    <div data-testid="types-page">
      <NamespaceTabs />
      <ListTable<ThingType>
        name="types"
        label={t('types:list')}
        columns={columns}
        pages={wholePages(query)}
        keyOf={(type) => type.id}
        empty={<Empty why={t('types:empty')}>{add}</Empty>}
        add={add}
        {...(may('namespace.write')
          ? {
              actions: (type: ThingType) =>
                !type.builtIn && (
                  <Button type="link" size="small" onClick={() => setOpen(type)}>
                    {t('common:edit')}
                  </Button>
                ),
            }
          : {})}
      />
      {open !== null && <TypeForm type={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </div>
  );
}
