import { parentOf } from '@selvedge/sdk/connector';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useLiveUnder } from '../../live/useLive.ts';
import { Empty } from '../../parts/Empty.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { stateMetric } from '../../state/states.ts';
import { ThingMenu } from '../../things/ThingMenu.tsx';
import { useThing } from '../../things/useThing.ts';
import { Details } from './Details.tsx';
import { PresentState } from './PresentState.tsx';
import { Tiles } from './Tiles.tsx';
import { TrendCard } from './TrendCard.tsx';
import './thing.css';

export function ThingPage() {
  const { _splat: path = '' } = useParams({ from: '/desk/thing/$' });
  const search = useSearch({ from: '/desk/thing/$' });
  const { t } = useTranslation(['thing', 'things', 'common']);
  const language = useLanguage();
  const navigate = useNavigate({ from: '/thing/$' });
  const { data: thing, error, refetch } = useThing(path);
  useLiveUnder(path);
  if (thing === undefined)
    return error === null ? <Splash /> : <ProblemNote problem={error} onRetry={() => void refetch()} />;
  const state = stateMetric(thing.metrics);
  const title = titleIn(language, thing.title, thing.name);

  return (
    <div data-testid="thing-page" data-path={thing.path}>
      <PageHead
        title={title}
        note={
          <>
            {thing.path}
            {thing.type !== null && ` · ${thing.type}`}
            {thing.children > 0 && (
              <>
                {' · '}
                <Link to="/namespace/$" params={{ _splat: thing.path }}>
                  {t('thing:children', { count: thing.children })}
                </Link>
              </>
            )}
          </>
        }
      >
        {state !== undefined && <PresentState path={state.path} />}
        <ThingMenu
          thing={thing}
          onMoved={(to) => navigate({ to: '/thing/$', params: { _splat: to }, replace: true })}
          onRemoved={() => navigate({ to: '/namespace/$', params: { _splat: parentOf(path) } })}
        />
      </PageHead>
      {thing.metrics.length === 0 ? (
        <Empty why={t('thing:noMetrics')}>
          <Link to="/namespace/$" params={{ _splat: thing.path }}>
            {t('thing:openNamespace')}
          </Link>
        </Empty>
      ) : (
        <>
          <Tiles metrics={thing.metrics} />
          <TrendCard
            key={thing.id}
            thing={thing}
            search={search}
            onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
          />
          <Details
            thing={thing}
            search={search}
            onTab={(tab) => void navigate({ search: { ...search, tab }, replace: true, resetScroll: false })}
          />
        </>
      )}
    </div>
  );
}
