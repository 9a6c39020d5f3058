import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppCard } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useApi } from '../../session/useApi.ts';
import { useAppChanges } from './useAppChanges.ts';

/** What installing or upgrading would change, before it is done. */
export function Installing({ card, onClose }: { card: AppCard; onClose: () => void }) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const api = useApi();
  const { refresh } = useAppChanges(card);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const isNew = card.installed === null;
  const { data: proposal, error } = useQuery({
    queryKey: ['apps', 'proposal', card.id, card.offered],
    queryFn: () => (isNew ? api.installApp : api.upgradeApp)(card.id, {}, { dryRun: '1' }),
    staleTime: 0,
    gcTime: 0,
  });
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await (isNew ? api.installApp : api.upgradeApp)(card.id, {});
      await refresh();
      onClose();
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  const title = card.title[language];
  const lists = [
    { key: 'faults', items: proposal?.faults ?? [] },
    { key: 'changes', items: proposal?.changes ?? [] },
    { key: 'leftovers', items: proposal?.leftovers ?? [] },
  ] as const;
  return (
    <Modal
      open
      title={
        isNew
          ? t('apps:install.title', { title, version: card.offered })
          : t('apps:install.upgradeTitle', { title, from: card.installed, to: card.offered })
      }
      okText={isNew ? t('apps:catalogue.install') : t('apps:install.upgrade')}
      cancelText={t('common:cancel')}
      onCancel={onClose}
      onOk={() => void run()}
      confirmLoading={busy}
      okButtonProps={{
        disabled: proposal === undefined || proposal.faults.length > 0,
        'data-testid': 'install-run',
      }}
      width={560}
    >
      <div className="proposal" data-testid="proposal">
        {error !== null && <ProblemNote problem={error} />}
        {proposal === undefined && error === null && <Splash />}
        {lists.map(
          ({ key, items }) =>
            items.length > 0 && (
              <section key={key} className={`proposal-${key}`}>
                <h3>{t(`apps:install.${key}`)}</h3>
                <ul>
                  {items.map((item) => (
                    <li key={item.en}>{item[language]}</li>
                  ))}
                </ul>
              </section>
            ),
        )}
        {proposal !== undefined && proposal.changes.length === 0 && proposal.faults.length === 0 && (
          <p className="muted">{t('apps:install.nothing')}</p>
        )}
        {!isNew && (proposal?.newPermissions.length ?? 0) > 0 && <p>{t('apps:install.newPermissions')}</p>}
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </Modal>
  );
}
