import { useQueries } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionFacts } from '../../client/index.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Empty } from '../../parts/Empty.tsx';
import { BoardLinks } from '../../own/board/BoardLinks.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useNarrow } from '../../parts/useNarrow.ts';
import { formAddress, isPlain } from '../../page/form/wish.ts';
import { standsAlone } from '../../page/opened.ts';
import { useApi } from '../../session/useApi.ts';
import { useMay } from '../../session/useSession.ts';
import { AppGate } from '../AppGate.tsx';
import { recordsKey, useApp } from '../facts.ts';
import { ActionForm } from '../record/ActionForm.tsx';
import { needsRecord } from '../record/making.ts';
import './home.css';

export function AppPage() {
  const { app } = useParams({ from: '/desk/a/$app' });
  return (
    <AppGate app={app}>
      <AppHome key={app} app={app} />
    </AppGate>
  );
}

/** An app's first page: its lists, its questions, what it can do. */
function AppHome({ app }: { app: string }) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const api = useApi();
  const may = useMay();
  const facts = useApp(app);
  const isNarrow = useNarrow();
  const [open, setOpen] = useState<ActionFacts | null>(null);
  // On a phone a plain form has a page of its own, which loads nothing of the desk.
  const begin = (action: ActionFacts): void => {
    if (isNarrow && isPlain(action.input)) location.assign(formAddress(app, 'do', action.name));
    else setOpen(action);
  };
  const { entities, views, actions, pages } = facts;
  const counts = useQueries({
    queries: entities.map(({ name }) => ({
      queryKey: [...recordsKey(app, name), 'count', {}, undefined],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.apps.countRecords(app, name, {}, signal),
    })),
  });
  const [onRecords, general] = [true, false].map((wanted) =>
    actions.filter((action) => needsRecord(action, entities) === wanted),
  );
  const isBare = entities.length + views.length + actions.length + pages.length === 0;
  return (
    <div data-testid="app-page" data-app={app}>
      <PageHead title={facts.title[language]} note={facts.summary[language]}>
        {facts.kpis.length > 0 && (
          <Link to="/apps/$app/kpis" params={{ app }} data-testid="app-kpis">
            {t('apps:admin.kpis')}
          </Link>
        )}
        {may('org.manage') && (
          <Link to="/apps/$app" params={{ app }}>
            {t('apps:catalogue.settings')}
          </Link>
        )}
      </PageHead>
      {isBare && <Empty why={t('apps:home.empty')} />}
      {pages.length > 0 && (
        <section className="home-part">
          <h2>{t('apps:home.pages')}</h2>
          <ul className="home-tiles">
            {pages.map((page) => (
              <li key={page.name}>
                <Link
                  to="/a/$app/page/$page"
                  params={{ app, page: page.name }}
                  // A page without the shell has a document of its own.
                  reloadDocument={standsAlone(page)}
                  data-testid={`page-${page.name}`}
                >
                  <span>{page.title[language]}</span>
                  <span className="home-count">{t(`apps:archetype.${page.archetype}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {entities.length > 0 && (
        <section className="home-part">
          <h2>{t('apps:home.lists')}</h2>
          <ul className="home-tiles">
            {entities.map((entity, index) => (
              <li key={entity.name}>
                <Link
                  to="/a/$app/$entity"
                  params={{ app, entity: entity.name }}
                  data-testid={`entity-${entity.name}`}
                >
                  <span>{entity.plural[language]}</span>
                  <span className="home-count">{formatNumber(counts[index]?.data ?? 0)}</span>
                </Link>
                {entity.mayWrite && isNarrow && isPlain(entity.fields) && (
                  <a href={formAddress(app, 'add', entity.name)}>{t('apps:home.new')}</a>
                )}
                {entity.mayWrite && !(isNarrow && isPlain(entity.fields)) && (
                  <Link to="/a/$app/$entity" params={{ app, entity: entity.name }} search={{ new: {} }}>
                    {t('apps:home.new')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <BoardLinks app={app} />
      {views.length > 0 && (
        <section className="home-part">
          <h2>{t('apps:home.views')}</h2>
          <ul className="home-tiles">
            {views.map((view) => (
              <li key={view.name}>
                <Link
                  to="/a/$app/view/$view"
                  params={{ app, view: view.name }}
                  data-testid={`view-${view.name}`}
                >
                  <span>{view.title[language]}</span>
                </Link>
                {view.summary !== null && <p className="muted">{view.summary[language]}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {actions.length > 0 && (
        <section className="home-part">
          <h2>{t('apps:home.actions')}</h2>
          <ActionButtons actions={general} onOpen={begin} />
          {onRecords.length > 0 && (
            <details className="home-more">
              <summary>{t('apps:home.onRecords')}</summary>
              <ActionButtons actions={onRecords} onOpen={begin} />
            </details>
          )}
        </section>
      )}
      {open !== null && <ActionForm app={app} action={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function ActionButtons({
  actions,
  onOpen,
}: {
  actions: readonly ActionFacts[];
  onOpen: (action: ActionFacts) => void;
}) {
  const language = useLanguage();
  return (
    <div className="home-actions">
      {actions.map((action) => (
        <Button key={action.name} onClick={() => onOpen(action)} title={action.summary?.[language]}>
          {action.title[language]}
        </Button>
      ))}
    </div>
  );
}
