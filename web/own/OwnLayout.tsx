import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnState } from '../client/index.ts';
import { kept } from '../parts/drafts.ts';
import { Empty } from '../parts/Empty.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { Splash } from '../parts/Splash.tsx';
import { useApi } from '../session/useApi.ts';
import { useMay, useSession } from '../session/useSession.ts';
import { ClashNote } from './draft/ClashNote.tsx';
import { DraftStore, type KeptDraft } from './draft/DraftStore.ts';
import { DraftContext, servedOf, useDraftStore, useOwnState } from './draft/useDraft.ts';
import '../apps/form/form.css';
import '../apps/list/records.css';
import '../apps/value/value.css';
import './own.css';

/** The pages on which an organisation makes its own scenario, around one draft. */
export function OwnLayout() {
  const { t } = useTranslation('own');
  const may = useMay();
  return may('org.manage') ? <Opening /> : <Empty why={t('own:notYours')} />;
}

function Opening() {
  const { org } = useSession();
  const { data, error, refetch } = useOwnState();
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Splash />;
  const slug = org?.slug ?? '';
  return (
    <Drafting key={slug} slug={slug} state={data}>
      <Bar />
      <Outlet />
    </Drafting>
  );
}

function Drafting({ slug, state, children }: { slug: string; state: OwnState; children: ReactNode }) {
  const api = useApi();
  const [store] = useState(
    () =>
      new DraftStore(servedOf(state), keptDraft(`own.${slug}`), `own.${slug}`, {
        send: api.own.draft,
        read: async () => servedOf(await api.getOwn()),
      }),
  );
  useEffect(() => {
    // A colleague's change that is seen while nothing is being made here is simply taken in.
    if (state.mark !== store.mark && store.view().keeping === 'kept') store.meet().catch(() => undefined);
  }, [state.mark, store]);
  return (
    <DraftContext value={store}>
      <div className="own">{children}</div>
    </DraftContext>
  );
}

function keptDraft(name: string): KeptDraft | null {
  const typed = kept(name);
  return typed !== null && 'document' in typed && 'base' in typed && 'mark' in typed
    ? (typed as KeptDraft)
    : null;
}

/** Says where the draft is kept, and takes back what was done. */
function Bar() {
  const { t } = useTranslation(['own', 'common']);
  const store = useDraftStore();
  const isHome = useLocation({ select: ({ pathname }) => pathname === '/own' });
  const { keeping, problem, clash, canUndo } = useSyncExternalStore(store.listen, store.view);
  return (
    <>
      <div className="own-bar">
        {!isHome && (
          <Link to="/own" className="own-home" data-testid="own-home">
            {t('own:back')}
          </Link>
        )}
        <span className="muted" role="status" data-testid="own-keeping" data-keeping={keeping}>
          {t(`own:keeping.${keeping}`)}
        </span>
        <Button size="small" disabled={!canUndo} onClick={() => store.undo()} data-testid="own-undo">
          {t('common:undo')}
        </Button>
      </div>
      {clash !== null && <ClashNote clash={clash} onChoose={(winner) => void store.choose(winner)} />}
      {problem !== null && <ProblemNote problem={problem} onRetry={() => void store.flush()} />}
    </>
  );
}
