import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveUnder } from '../../live/useLive.ts';
import { useNarrow } from '../../parts/useNarrow.ts';
import { NamespaceTabs } from './NamespaceTabs.tsx';
import { Place } from './Place.tsx';
import { Tree } from './Tree.tsx';
import { TreeSearch } from './TreeSearch.tsx';
import './namespace.css';

/** The tree of things, and what is at the chosen place. */
export function NamespacePage() {
  const { _splat: path = '' } = useParams({ strict: false });
  const { t } = useTranslation(['namespace', 'things', 'common']);
  const narrow = useNarrow();
  const navigate = useNavigate();
  useLiveUnder(path);
  return (
    <div data-testid="namespace-page" data-path={path}>
      <NamespaceTabs />
      <div className="namespace">
        {!narrow && (
          <aside className="namespace-tree">
            <TreeSearch />
            <Tree
              chosen={path}
              label={t('namespace:tree')}
              onChoose={(next) =>
                void navigate(
                  next === '' ? { to: '/namespace' } : { to: '/namespace/$', params: { _splat: next } },
                )
              }
            />
          </aside>
        )}
        <div className="namespace-place">
          {narrow && <TreeSearch />}
          <Place key={path} path={path} />
        </div>
      </div>
    </div>
  );
}
