import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppCard } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useApi } from '../../session/useApi.ts';
import { useAppChanges } from './useAppChanges.ts';

/** What an app may do in the org once it is enabled. */
export function Consent({ card, onClose }: { card: AppCard; onClose: () => void }) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const api = useApi();
  const { refresh } = useAppChanges(card);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await api.enableApp(card.id);
      await refresh();
      onClose();
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('apps:consent.title', { title: card.title[language] })}
      okText={t('apps:consent.agree')}
      cancelText={t('common:cancel')}
      onCancel={onClose}
      onOk={() => void run()}
      confirmLoading={busy}
      okButtonProps={{ 'data-testid': 'consent-agree' }}
      width={480}
    >
      <div className="proposal" data-testid="consent">
        <p>{t('apps:consent.asks')}</p>
        <ul>
          {Object.entries(card.permissions).map(([id, title]) => (
            <li key={id}>{title[language]}</li>
          ))}
        </ul>
        <p className="muted">{t('apps:consent.who')}</p>
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </Modal>
  );
}
