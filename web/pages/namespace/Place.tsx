import { parentOf } from '@selvedge/sdk/connector';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Empty } from '../../parts/Empty.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useMay, useSession } from '../../session/useSession.ts';
import { ThingForm } from '../../things/ThingForm.tsx';
import { ThingMenu } from '../../things/ThingMenu.tsx';
import { useThing } from '../../things/useThing.ts';
import { ChildList } from './ChildList.tsx';
import { FileMenu } from './FileMenu.tsx';
import { MetricList } from './MetricList.tsx';
import { useChildren } from './useChildren.ts';

/** What is at one path: the thing itself, its metrics, its children. */
export function Place({ path }: { path: string }) {
  const { t } = useTranslation(['namespace', 'things', 'common']);
  const language = useLanguage();
  const may = useMay();
  const { org } = useSession();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const { data: thing, error, refetch } = useThing(path);
  const children = useChildren(path);
  const go = (to: string): Promise<void> =>
    navigate(to === '' ? { to: '/namespace' } : { to: '/namespace/$', params: { _splat: to } });

  if (path !== '' && thing === undefined)
    return error === null ? <Splash /> : <ProblemNote problem={error} onRetry={() => void refetch()} />;
  const title =
    thing === undefined
      ? org === null
        ? t('namespace:top')
        : titleIn(language, org.title, org.slug)
      : titleIn(language, thing.title, thing.name);
  const items = children.data?.items ?? [];
  const addButton = may('namespace.write') && (
    <Button type="primary" onClick={() => setAdding(true)} data-testid="add-thing">
      {t('things:add.button')}
    </Button>
  );

  return (
    <>
      <PageHead
        title={title}
        note={
          thing === undefined
            ? t('namespace:topNote')
            : `${thing.path}${thing.type === null ? '' : ` · ${thing.type}`}`
        }
      >
        {thing !== undefined && thing.metrics.length > 0 && (
          <Link to="/thing/$" params={{ _splat: thing.path }} className="ghost-link" data-testid="open-thing">
            {t('namespace:open')}
          </Link>
        )}
        {addButton}
        {thing !== undefined && <ThingMenu thing={thing} onMoved={go} onRemoved={() => go(parentOf(path))} />}
        <FileMenu under={path} />
      </PageHead>
      {thing !== undefined && thing.aliases.length > 0 && (
        <p className="muted aliases">{t('namespace:aliases', { paths: thing.aliases.join(', ') })}</p>
      )}
      {thing !== undefined && thing.metrics.length > 0 && <MetricList metrics={thing.metrics} />}
      {children.error !== null && (
        <ProblemNote problem={children.error} onRetry={() => void children.refetch()} />
      )}
      {items.length > 0 && <ChildList things={items} />}
      {items.length === 0 && !children.isLoading && (thing === undefined || thing.metrics.length === 0) && (
        <Empty why={thing === undefined ? t('namespace:emptyTop') : t('namespace:emptyPlace')}>
          {may('namespace.write') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('things:add.button')}
            </Button>
          )}
        </Empty>
      )}
      {children.data?.next ? <p className="muted">{t('namespace:branchLong')}</p> : null}
      {adding && (
        <ThingForm
          thing={null}
          under={path}
          onDone={(added) => void go(added.path)}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
