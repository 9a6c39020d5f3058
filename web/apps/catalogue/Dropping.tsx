import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppCard } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useApi } from '../../session/useApi.ts';
import { useAppChanges } from './useAppChanges.ts';

/** Removing an app with its records: there is no way back, so its name is asked. */
export function Dropping({ card, onClose }: { card: AppCard; onClose: () => void }) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const api = useApi();
  const { refresh } = useAppChanges(card);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const title = card.title[language];
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await api.removeApp(card.id, { records: 'drop' });
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
      title={t('apps:drop.title', { title })}
      okText={t('apps:drop.run')}
      cancelText={t('common:cancel')}
      onCancel={onClose}
      onOk={() => void run()}
      confirmLoading={busy}
      okButtonProps={{ danger: true, disabled: typed.trim() !== title, 'data-testid': 'drop-run' }}
      width={480}
    >
      <div className="proposal">
        <p>{t('apps:drop.warning')}</p>
        <label>
          {t('apps:drop.type', { title })}
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoFocus />
        </label>
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </Modal>
  );
}
