import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityFacts, ImportOutcome } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useApi } from '../../session/useApi.ts';
import { recordsKey } from '../facts.ts';

/** So many faults are shown; whoever mends them sees the others the next time. */
const MOST_FAULTS = 100;

/** A workbook is read on trial first, what would change and what is wrong is shown, then it is stored. */
export function ImportDialog({
  app,
  entity,
  onClose,
}: {
  app: string;
  entity: EntityFacts;
  onClose: () => void;
}) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [file, setFile] = useState<File | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const run = async (chosen: File, dryRun: boolean, skipWrong = false): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await api.apps.importRecords(app, entity.name, chosen, { dryRun, skipWrong });
      setOutcome(answer);
      if (dryRun) return;
      await queries.invalidateQueries({ queryKey: recordsKey(app) });
      void message.success(t('apps:excel.done', { added: answer.added, changed: answer.changed }));
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
    setOutcome(null);
    void run(chosen, true);
  };
  const titleOf = (field: string | null): string =>
    field === null ? '' : (entity.fields[field]?.title[language] ?? field);
  return (
    <Drawer
      open
      size={560}
      title={t('apps:excel.title', { title: entity.plural[language] })}
      onClose={onClose}
      footer={
        <div className="form-foot">
          <Button
            type="primary"
            loading={busy}
            disabled={
              file === null || outcome === null || outcome.failed > 0 || outcome.added + outcome.changed === 0
            }
            onClick={() => file !== null && void run(file, false)}
            data-testid="import-run"
          >
            {t('apps:excel.run')}
          </Button>
          {outcome !== null && outcome.failed > 0 && outcome.added + outcome.changed > 0 && (
            <Button
              loading={busy}
              onClick={() => file !== null && void run(file, false, true)}
              data-testid="import-skip"
            >
              {t('apps:excel.skip')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </div>
      }
    >
      <div className="record-import" data-testid="record-import">
        <p>{t('apps:excel.hint')}</p>
        <label className="record-file">
          <input
            type="file"
            accept=".xlsx,.csv"
            onChange={(event) => {
              choose(event.target.files?.[0]);
              event.target.value = '';
            }}
            data-testid="import-file"
          />
          <span>{file === null ? t('apps:excel.choose') : file.name}</span>
        </label>
        {busy && <p className="muted">{t('common:busy')}</p>}
        {problem !== null && <ProblemNote problem={problem} />}
        {outcome !== null && (
          <>
            <p data-testid="import-outcome">
              {t('apps:excel.outcome', {
                rows: outcome.rows,
                added: outcome.added,
                changed: outcome.changed,
                unchanged: outcome.unchanged,
                failed: outcome.failed,
              })}
            </p>
            {outcome.unknown.length > 0 && (
              <p>
                {t('apps:excel.unknown', { names: outcome.unknown.join(language === 'zh' ? '、' : ', ') })}
              </p>
            )}
            {outcome.locked.length > 0 && (
              <p>{t('apps:excel.locked', { names: outcome.locked.join(language === 'zh' ? '、' : ', ') })}</p>
            )}
            {outcome.errors.length > 0 && (
              <table className="small-table">
                <thead>
                  <tr>
                    <th scope="col" className="number">
                      {t('apps:excel.row')}
                    </th>
                    <th scope="col">{t('apps:excel.field')}</th>
                    <th scope="col">{t('apps:excel.fault')}</th>
                  </tr>
                </thead>
                <tbody>
                  {outcome.errors.slice(0, MOST_FAULTS).map((fault) => (
                    <tr key={`${fault.row}.${fault.field}.${fault.message}`}>
                      <td className="number">{fault.row}</td>
                      <td>{titleOf(fault.field)}</td>
                      <td>{fault.message}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {outcome.failed > 0 && <p>{t('apps:excel.mend')}</p>}
          </>
        )}
      </div>
    </Drawer>
  );
}
