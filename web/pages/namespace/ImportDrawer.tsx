import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importFile, type ImportReport } from '../../client/index.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useApi } from '../../session/useApi.ts';
import { ImportPreview } from './ImportPreview.tsx';

/** A file is read on trial first; what would change is shown; then it is done. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['namespace', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const run = async (chosen: File, dryRun: boolean): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await importFile(api, chosen, dryRun);
      setReport(answer);
      if (dryRun) return;
      await queries.invalidateQueries({ queryKey: ['things'] });
      void message.success(
        t('namespace:import.done', { created: answer.created.length, changed: answer.changed.length }),
      );
      onClose();
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    setFile(chosen);
    setReport(null);
    void run(chosen, true);
  };
  const nothing = report !== null && report.created.length + report.changed.length === 0;

  return (
    <Drawer
      open
      size={560}
      title={t('namespace:import.title')}
      onClose={onClose}
      footer={
        <div style={{ display: 'flex', gap: 8 }}>
          <Button
            type="primary"
            loading={busy}
            disabled={file === null || report === null || report.errors.length > 0 || nothing}
            onClick={() => file !== null && void run(file, false)}
            data-testid="import-run"
          >
            {t('namespace:import.run')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </div>
      }
    >
      <div className="import" data-testid="import">
        <p>{t('namespace:import.hint')}</p>
        <label className="import-file">
          <input
            type="file"
            accept=".yaml,.yml,.xlsx"
            onChange={(event) => choose(event.target.files?.[0])}
            data-testid="import-file"
          />
          <span>{file === null ? t('namespace:import.choose') : file.name}</span>
        </label>
        {busy && <p className="muted">{t('common:busy')}</p>}
        {problem !== null && <ProblemNote problem={problem} />}
        {report !== null && <ImportPreview report={report} />}
      </div>
    </Drawer>
  );
}
