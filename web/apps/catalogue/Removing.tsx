import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api, AppCard } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { saveAnswer } from '../../parts/saveFile.ts';
import { useApi } from '../../session/useApi.ts';
import { useAppChanges } from './useAppChanges.ts';

const CHOICES = ['keep', 'export', 'drop'] as const;
type Choice = (typeof CHOICES)[number];

/** Removing an app: what it kept stays, goes into a file first, or goes. Without its records there is no way back, so its name is asked. */
export function Removing({ card, onClose }: { card: AppCard; onClose: () => void }) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const api = useApi();
  const { refresh, remove } = useAppChanges(card);
  const [choice, setChoice] = useState<Choice>('keep');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  /** The file of an export, made and not fetched yet. */
  const [file, setFile] = useState<string | null>(null);
  const title = card.title[language];
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      let made = file;
      if (made === null && choice === 'keep') await remove();
      else if (made === null) {
        await api.removeApp(card.id, { records: choice });
        await refresh();
        if (choice === 'export') made = await newestExport(api, card.id);
      }
      setFile(made);
      if (made !== null) await saveAnswer(made, await api.getAppExport(made));
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
      okText={t(file === null ? `apps:drop.run.${choice}` : 'apps:drop.fetch')}
      cancelText={t(file === null ? 'common:cancel' : 'common:close')}
      onCancel={onClose}
      onOk={() => void run()}
      confirmLoading={busy}
      okButtonProps={{
        danger: file === null && choice !== 'keep',
        disabled: file === null && choice !== 'keep' && typed.trim() !== title,
        'data-testid': 'remove-run',
      }}
      width={520}
    >
      <div className="proposal" data-testid="removing">
        <p>{t('apps:drop.ask')}</p>
        <Radio.Group
          className="removing-choices"
          value={choice}
          disabled={busy || file !== null}
          onChange={(event) => setChoice(event.target.value)}
          options={CHOICES.map((value) => ({
            value,
            label: (
              <span data-testid={`remove-${value}`}>
                <strong>{t(`apps:drop.choice.${value}`)}</strong>
                <span className="muted">{t(`apps:drop.note.${value}`)}</span>
              </span>
            ),
          }))}
        />
        {choice !== 'keep' && file === null && (
          <label>
            {t('apps:drop.type', { title })}
            <Input
              value={typed}
              disabled={busy}
              onChange={(event) => setTyped(event.target.value)}
              data-testid="remove-name"
            />
          </label>
        )}
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </Modal>
  );
}

/** The file with what an app had kept. */
async function newestExport(api: Api, app: string): Promise<string | null> {
  const { items } = await api.listAppExports();
  const [newest] = items.filter((one) => one.app === app).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return newest?.name ?? null;
}
