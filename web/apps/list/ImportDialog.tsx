import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityFacts, Mends } from '../../client/index.ts';
import { formatNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { SheetChoice } from '../../parts/SheetChoice.tsx';
import { recordsKey } from '../facts.ts';
import { FaultRows } from './FaultRows.tsx';
import { useImport } from './useImport.ts';

/** Corrections go with the address of the request: more than these are better made in the file. */
const MOST_MENDED = 4000;

/**
 * A workbook is read on trial first: what would change is shown, what is wrong can be put right here, then it is stored.
 * Storing goes on when the dialog is closed.
 */
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
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { progress, outcome, problem, run, cancel } = useImport(app, entity.name);
  const [file, setFile] = useState<File | null>(null);
  const [sheet, setSheet] = useState<string | null>(null);
  const [mends, setMends] = useState<Mends>({});
  const [isMended, setMended] = useState(false);

  const attempt = async (chosen: File, wished: Mends, name = sheet): Promise<void> => {
    setMended(false);
    await run(chosen, { dryRun: true, skipWrong: false, mends: wished, sheet: name });
  };
  const store = async (skipWrong: boolean): Promise<void> => {
    if (file === null) return;
    const answer = await run(file, { dryRun: false, skipWrong, mends, sheet });
    if (answer === null) return;
    await queries.invalidateQueries({ queryKey: recordsKey(app) });
    void message.success(t('apps:excel.done', { added: answer.added, changed: answer.changed }));
    onClose();
  };
  const choose = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    setFile(chosen);
    turnTo(chosen, null);
  };
  const turnTo = (chosen: File, name: string | null): void => {
    setSheet(name);
    setMends({});
    void attempt(chosen, {}, name);
  };
  const mend = (row: number, field: string, text: string): void => {
    setMends({ ...mends, [row]: { ...mends[row], [field]: text } });
    setMended(true);
  };
  const names = (words: readonly string[]): string => words.join(language === 'zh' ? '、' : ', ');
  const isBusy = progress !== null;
  const hasGood = outcome !== null && outcome.added + outcome.changed > 0;
  const isTooMuch = encodeURIComponent(JSON.stringify(mends)).length > MOST_MENDED;
  return (
    <Drawer
      open
      size={680}
      title={t('apps:excel.title', { title: entity.plural[language] })}
      onClose={onClose}
      footer={
        <div className="form-foot">
          {isMended ? (
            <Button
              type="primary"
              loading={isBusy}
              disabled={isTooMuch}
              onClick={() => file !== null && void attempt(file, mends)}
              data-testid="import-retry"
            >
              {t('apps:excel.retry')}
            </Button>
          ) : (
            <Button
              type="primary"
              loading={isBusy}
              disabled={file === null || !hasGood || outcome.failed > 0}
              onClick={() => void store(false)}
              data-testid="import-run"
            >
              {t('apps:excel.run')}
            </Button>
          )}
          {hasGood && outcome.failed > 0 && !isMended && (
            <Button loading={isBusy} onClick={() => void store(true)} data-testid="import-skip">
              {t('apps:excel.skip')}
            </Button>
          )}
          <Button onClick={isBusy ? cancel : onClose}>{t('common:cancel')}</Button>
        </div>
      }
    >
      <div className="record-import" data-testid="record-import">
        <p>{t('apps:excel.hint')}</p>
        <label className="record-file">
          <input
            type="file"
            accept=".xlsx,.csv"
            disabled={isBusy}
            onChange={(event) => {
              choose(event.target.files?.[0]);
              event.target.value = '';
            }}
            data-testid="import-file"
          />
          <span>{file === null ? t('apps:excel.choose') : file.name}</span>
        </label>
        {progress !== null && (
          <div data-testid="import-progress">
            <Progress
              percent={progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100)}
            />
            <p className="muted">
              {t('apps:excel.progress', {
                done: formatNumber(progress.done),
                total: formatNumber(progress.total),
              })}
            </p>
          </div>
        )}
        {problem !== null && <ProblemNote problem={problem} />}
        {outcome !== null && (
          <>
            {file !== null && (
              <SheetChoice sheet={outcome.sheet} isBusy={isBusy} onChoose={(name) => turnTo(file, name)} />
            )}
            <p data-testid="import-outcome">
              {t('apps:excel.outcome', {
                rows: outcome.rows,
                added: outcome.added,
                changed: outcome.changed,
                unchanged: outcome.unchanged,
                failed: outcome.failed,
              })}
            </p>
            {outcome.head > 1 && <p>{t('apps:excel.head', { row: outcome.head })}</p>}
            {outcome.hidden > 0 && <p>{t('apps:excel.hidden', { count: outcome.hidden })}</p>}
            {outcome.hiddenColumns.length > 0 && (
              <p>{t('apps:excel.hiddenColumns', { names: names(outcome.hiddenColumns) })}</p>
            )}
            {outcome.unknown.length > 0 && (
              <p>{t('apps:excel.unknown', { names: names(outcome.unknown) })}</p>
            )}
            {outcome.locked.length > 0 && <p>{t('apps:excel.locked', { names: names(outcome.locked) })}</p>}
            {outcome.errors.length > 0 && (
              <FaultRows entity={entity} errors={outcome.errors} mends={mends} onMend={mend} />
            )}
            {outcome.failed > 0 && <p>{t(isTooMuch ? 'apps:excel.tooMuch' : 'apps:excel.mend')}</p>}
          </>
        )}
      </div>
    </Drawer>
  );
}
