import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppCard } from '../../client/index.ts';
import { BoardLinks } from '../../own/board/BoardLinks.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useMay } from '../../session/useSession.ts';
import { hasPages, useCards } from '../facts.ts';
import { AppTile } from './AppTile.tsx';
import { Consent } from './Consent.tsx';
import { Removing } from './Removing.tsx';
import { Installing } from './Installing.tsx';
import './catalogue.css';

export type Question = { readonly what: 'install' | 'consent' | 'remove'; readonly card: AppCard };

/** Apps in use first, then those that could be. */
const inOrder = (cards: readonly AppCard[]): AppCard[] => {
  const rank = (card: AppCard): number => (card.enabled ? 0 : card.installed === null ? 2 : 1);
  return [...cards].sort((one, other) => rank(one) - rank(other));
};

/** Every app: what is in use, what could be. */
export function CataloguePage() {
  const { t } = useTranslation(['apps', 'common']);
  const may = useMay();
  const cards = useCards();
  const [question, setQuestion] = useState<Question | null>(null);
  const manages = may('org.manage');
  const shown = inOrder(cards.data ?? []).filter((card) => (manages || card.enabled) && hasPages(card));
  const close = (): void => setQuestion(null);
  return (
    <div data-testid="apps-page">
      <PageHead title={t('apps:catalogue.title')} note={t('apps:catalogue.note')}>
        <Link to="/kpis" data-testid="all-kpis">
          {t('apps:kpi.all')}
        </Link>
      </PageHead>
      {cards.error !== null && <ProblemNote problem={cards.error} onRetry={() => void cards.refetch()} />}
      {cards.isLoading && <Splash />}
      {cards.data !== undefined && shown.length === 0 && (
        <Empty
          why={
            may('installation.operate')
              ? t('apps:catalogue.emptyOperator')
              : manages
                ? t('apps:catalogue.emptyManager')
                : t('apps:catalogue.empty')
          }
        />
      )}
      <BoardLinks />
      <ul className="app-tiles">
        {shown.map((card) => (
          <AppTile key={card.id} card={card} onAsk={(what) => setQuestion({ what, card })} />
        ))}
      </ul>
      {question?.what === 'install' && <Installing card={question.card} onClose={close} />}
      {question?.what === 'consent' && <Consent card={question.card} onClose={close} />}
      {question?.what === 'remove' && <Removing card={question.card} onClose={close} />}
    </div>
  );
}
