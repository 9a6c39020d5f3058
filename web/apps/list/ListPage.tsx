import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionFacts, EntityFacts, Found } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Empty } from '../../parts/Empty.tsx';
import { OwnMenu } from '../../own/OwnMenu.tsx';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useApi } from '../../session/useApi.ts';
import { AppGate } from '../AppGate.tsx';
import { entityOf, recordsKey, useApp } from '../facts.ts';
import { RecordForm } from '../form/RecordForm.tsx';
import { ActionForm } from '../record/ActionForm.tsx';
import { madeBy, makersOf } from '../record/making.ts';
import { useRemove } from '../record/useRemove.ts';
import { labelOf } from '../value/label.ts';
import { useTelling } from '../value/useTelling.ts';
import { columnsOf } from './columns.tsx';
import { ExcelMenu } from './ExcelMenu.tsx';
import { Filters } from './Filters.tsx';
import type { ListSearch } from './search.ts';
import { SearchBox } from './SearchBox.tsx';
import { useListKeys } from './useListKeys.ts';
import { useRecordPages } from './useRecordPages.ts';
import './records.css';

export function ListPage() {
  const { app, entity } = useParams({ from: '/desk/a/$app/$entity' });
  return (
    <AppGate app={app} entity={entity}>
      <Records key={`${app}/${entity}`} app={app} name={entity} />
    </AppGate>
  );
}

function Records({ app, name }: { app: string; name: string }) {
  const facts = useApp(app);
  const entity = entityOf(facts, name);
  return entity === undefined ? null : (
    <RecordList app={app} entity={entity} makers={makersOf(facts.actions, entity)} />
  );
}

/** Records of an entity: found, filtered, sorted, added. */
function RecordList({
  app,
  entity,
  makers,
}: {
  app: string;
  entity: EntityFacts;
  makers: readonly ActionFacts[];
}) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const api = useApi();
  const search = useSearch({ from: '/desk/a/$app/$entity' });
  const navigate = useNavigate({ from: '/a/$app/$entity' });
  const remove = useRemove(app, entity.name);
  const { q, sort, where = {} } = search;
  const { pages, labels } = useRecordPages(app, entity.name, { where, search: q, sort });
  const { data: total } = useQuery({
    queryKey: [...recordsKey(app, entity.name), 'count', where, q],
    queryFn: ({ signal }) => api.apps.countRecords(app, entity.name, { where, search: q }, signal),
  });
  const telling = useTelling(labels);
  /** What is taken away from the address is given as undefined. */
  const set = (part: { [K in keyof ListSearch]: ListSearch[K] | undefined }): void => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined),
    );
    void navigate({ search: next, replace: true });
  };
  const [making, setMaking] = useState<ActionFacts | null>(null);
  const startNew = (): void => {
    if (entity.mayWrite) set({ new: {} });
    else setMaking(makers[0] ?? null);
  };
  useListKeys({ onNew: startNew });

  const title = entity.plural[language];
  const isNarrowed = q !== undefined || Object.keys(where).length > 0;
  const add = entity.mayWrite ? (
    <Button type="primary" onClick={startNew} title={t('apps:list.newKey')} data-testid="record-new">
      {t('apps:form.new', { title: entity.title[language] })}
    </Button>
  ) : (
    makers.map((action, index) => (
      <Button
        key={action.name}
        type={index === 0 ? 'primary' : 'default'}
        title={index === 0 ? t('apps:list.newKey') : action.summary?.[language]}
        onClick={() => setMaking(action)}
        data-testid={`make-${action.name}`}
      >
        {action.title[language]}
      </Button>
    ))
  );
  const open = (id: unknown): void => {
    if (typeof id === 'string')
      void navigate({ to: '/a/$app/$entity/$id', params: { app, entity: entity.name, id } });
  };
  const tools = (
    <>
      <SearchBox value={q ?? ''} onChange={(text) => set({ q: text === '' ? undefined : text })} />
      <Filters
        fields={entity.fields}
        where={where}
        onChange={(next) => set({ where: Object.keys(next).length === 0 ? undefined : next })}
      />
    </>
  );
  return (
    <div className="records" data-testid="records-page" data-entity={entity.id}>
      <PageHead title={title}>
        <OwnMenu entity={entity.id} />
        <ExcelMenu app={app} entity={entity} question={{ where, search: q, sort }} />
        {add}
      </PageHead>
      {pages.problem !== null && pages.items.length === 0 && <div className="records-tools">{tools}</div>}
      <ListTable<Found>
        name={`${app}-${entity.name}`}
        label={title}
        columns={columnsOf(app, entity, telling)}
        pages={{ ...pages, ...(total === undefined ? {} : { total }) }}
        keyOf={(record) => record.id}
        tools={tools}
        order={{ by: sort ?? entity.sort ?? undefined, choose: (by) => set({ sort: by }) }}
        empty={
          isNarrowed ? (
            <Empty why={t('apps:list.nothingFound')}>
              <Button onClick={() => set({ q: undefined, where: undefined })}>
                {t('apps:list.showAll')}
              </Button>
            </Empty>
          ) : (
            <Empty
              why={t(entity.mayWrite || makers.length > 0 ? 'apps:list.empty' : 'apps:list.emptyReader', {
                title,
              })}
            >
              {add}
            </Empty>
          )
        }
        {...(entity.mayWrite
          ? {
              actions: (record: Found) => (
                <Button
                  type="text"
                  size="small"
                  onClick={() => void remove(record.id, labelOf(entity, record, labels))}
                  data-testid="row-remove"
                >
                  {t('apps:record.remove')}
                </Button>
              ),
            }
          : {})}
      />
      {search.new !== undefined && entity.mayWrite && (
        <RecordForm
          app={app}
          entity={entity}
          record={null}
          given={search.new}
          onSaved={(record) => open(record.id)}
          onClose={() => set({ new: undefined })}
        />
      )}
      {making !== null && (
        <ActionForm
          app={app}
          action={making}
          onDone={(answer) => open(answer[madeBy(making, entity) ?? ''])}
          onClose={() => setMaking(null)}
        />
      )}
    </div>
  );
}
