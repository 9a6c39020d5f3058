import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SampleDifference } from '../../client/index.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useApi } from '../../session/useApi.ts';
import { refreshOwn } from '../desk/refresh.ts';
import { servedOf, useDraftStore } from '../draft/useDraft.ts';
import { Answers, type AnswerValues, answersOf } from './Answers.tsx';
import { DifferenceList } from './DifferenceList.tsx';

/** A set-up of another factory: what it would change here is shown, what differs is asked, then it is copied. */
export function SampleImport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['own', 'common']);
  const api = useApi();
  const store = useDraftStore();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [sample, setSample] = useState<unknown>(null);
  const [found, setFound] = useState<readonly SampleDifference[] | null>(null);
  const [answers, setAnswers] = useState<AnswerValues>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const doing = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  const read = (file: File | undefined): void => {
    if (file === undefined) return;
    setFound(null);
    void doing(async () => {
      const content = readJson(await file.text());
      if (content === null) throw new Error(t('own:sample.notOne'));
      setSample(content);
      setFound(await api.own.checkSample(content));
    });
  };
  const asked = (found ?? []).filter(({ asks }) => asks === true);
  const missing = (found ?? []).filter(({ what }) => what === 'missing');
  const isAnswered = asked.every(({ name }) => (answers[name] ?? '').trim() !== '');
  const run = (): Promise<void> =>
    doing(async () => {
      await api.importSample({ sample, answers: answersOf(asked, answers) });
      await refreshOwn(queries);
      store.take(servedOf(await api.getOwn()));
      void message.success(t('own:sample.done'));
      onClose();
    });
  return (
    <Drawer
      open
      size={620}
      title={t('own:sample.import')}
      onClose={onClose}
      footer={
        <div className="form-foot">
          <Button
            type="primary"
            loading={busy}
            disabled={found === null || missing.length > 0 || !isAnswered}
            onClick={() => void run()}
            data-testid="sample-run"
          >
            {t('own:sample.run')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </div>
      }
    >
      <div className="own-form" data-testid="sample-import">
        <p className="muted">{t('own:sample.note')}</p>
        <label className="record-file">
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              read(event.target.files?.[0]);
              event.target.value = '';
            }}
            data-testid="sample-file"
          />
          <span>{t('own:sample.choose')}</span>
        </label>
        {missing.length > 0 && <p className="own-lack">{t('own:sample.missing')}</p>}
        {found !== null && <DifferenceList found={found} />}
        {asked.length > 0 && <Answers asked={asked} values={answers} onChange={setAnswers} />}
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </Drawer>
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
