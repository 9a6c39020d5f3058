import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { OwnMenu } from '../../own/OwnMenu.tsx';
import { Ago } from '../../parts/Ago.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useApi } from '../../session/useApi.ts';
import { useMay } from '../../session/useSession.ts';
import { AppGate } from '../AppGate.tsx';
import { entityOf, ownPartOf, recordsKey, useApp } from '../facts.ts';
import { RecordForm } from '../form/RecordForm.tsx';
import { labelOf } from '../value/label.ts';
import { useLabels } from '../value/labels.ts';
import { useTelling } from '../value/useTelling.ts';
import { isWide, Whole } from '../value/Whole.tsx';
import { History } from './History.tsx';
import { RecordActions } from './RecordActions.tsx';
import { Related } from './Related.tsx';
import { Sides } from './Sides.tsx';
import { useRemove } from './useRemove.ts';
import './record.css';

export function RecordPage() {
  const { app, entity, id } = useParams({ from: '/desk/a/$app/$entity/$id' });
  return (
    <AppGate app={app} entity={entity}>
      <RecordView key={id} app={app} entity={entity} id={id} />
    </AppGate>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** One record: its fields, what can be done with it, what belongs to it, who changed what. */
function RecordView({ app, entity: name, id }: { app: string; entity: string; id: string }) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const api = useApi();
  const may = useMay();
  const facts = useApp(app);
  const entity = entityOf(facts, name);
  const { edit } = useSearch({ from: '/desk/a/$app/$entity/$id' });
  const navigate = useNavigate({ from: '/a/$app/$entity/$id' });
  const remove = useRemove(app, name);
  const [problem, setProblem] = useState<unknown>(null);
  const [isWhole, setWhole] = useState(false);
  const record = useQuery({
    queryKey: [...recordsKey(app, name), 'one', id],
    queryFn: ({ signal }) => api.apps.getRecord(app, name, id, signal),
  });
  const inner = useLabels(entity?.fields ?? {}, record.data === undefined ? [] : [record.data]);
  const telling = useTelling({ ...inner, ...record.data?.labels });
  if (record.error !== null && record.data === undefined)
    return <ProblemNote problem={record.error} onRetry={() => void record.refetch()} />;
  if (record.data === undefined || entity === undefined) return <Splash />;
  const found = record.data;
  const label = labelOf(entity, found, telling.labels) || entity.title[language];
  const setEdit = (isOpen: boolean): void =>
    void navigate({ search: isOpen ? { edit: true } : {}, replace: true });
  const all = Object.entries(entity.fields);
  const filled = all.filter(([field]) => !isEmpty(found[field]));
  const shown = isWhole ? all : filled;
  const ordered = [
    ...shown.filter(([, field]) => !isWide(field)),
    ...shown.filter(([, field]) => isWide(field)),
  ];
  return (
    <div data-testid="record-page" data-id={id}>
      <PageHead
        title={label}
        note={
          <>
            <Link to="/a/$app/$entity" params={{ app, entity: name }}>
              {entity.plural[language]}
            </Link>
            {' · '}
            {t('apps:record.changed')} <Ago time={found.updatedAt} />
          </>
        }
      >
        <OwnMenu entity={entity.id} />
        <RecordActions facts={facts} entity={entity} record={found} onProblem={setProblem} />
        {entity.mayFillIn && (
          <Button onClick={() => setEdit(true)} data-testid="record-fill-in">
            {t('apps:record.fillIn')}
          </Button>
        )}
        {entity.mayWrite && (
          <>
            <Button type="primary" onClick={() => setEdit(true)} data-testid="record-edit">
              {t('common:edit')}
            </Button>
            <Button
              onClick={() =>
                void remove(id, label).then((done) =>
                  done ? navigate({ to: '/a/$app/$entity', params: { app, entity: name } }) : undefined,
                )
              }
              data-testid="record-remove"
            >
              {t('apps:record.remove')}
            </Button>
          </>
        )}
      </PageHead>
      {problem !== null && (
        <div className="record-problem">
          <ProblemNote problem={problem} />
        </div>
      )}
      <dl className="facts record-facts">
        {ordered.map(([field, each]) => (
          <div key={field} className={isWide(each) ? 'fact-wide' : undefined} data-field={field}>
            <dt>{each.title[language]}</dt>
            <dd>
              <Whole field={each} value={found[field]} telling={telling} />
            </dd>
          </div>
        ))}
      </dl>
      {all.length > filled.length && (
        <button
          type="button"
          className="link-button record-empty"
          onClick={() => setWhole(!isWhole)}
          data-testid="record-empty"
        >
          {t(isWhole ? 'apps:record.hideEmpty' : 'apps:record.showEmpty', {
            count: all.length - filled.length,
          })}
        </button>
      )}
      <Sides facts={facts} entity={name} id={id} />
      <Related facts={facts} entity={entity} id={id} />
      {may('audit.read') && <History entity={entity} id={id} />}
      {edit === true && (entity.mayWrite || entity.mayFillIn) && (
        <RecordForm
          app={app}
          entity={entity.mayWrite ? entity : ownPartOf(entity)}
          record={found}
          onSaved={() => setEdit(false)}
          onClose={() => setEdit(false)}
        />
      )}
    </div>
  );
}
