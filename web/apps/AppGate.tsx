import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../parts/Empty.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { Splash } from '../parts/Splash.tsx';
import { entityOf, useAppFacts } from './facts.ts';

/** Below it the app's declaration is known, and the entity is one that may be seen. */
export function AppGate({ app, entity, children }: { app: string; entity?: string; children: ReactNode }) {
  const { t } = useTranslation('apps');
  const { data, error, refetch } = useAppFacts(app);
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Splash />;
  if (entity !== undefined && entityOf(data, entity) === undefined) return <Empty why={t('apps:noEntity')} />;
  return children;
}
