import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../client/index.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useApi } from '../../session/useApi.ts';
import { type Change, lackOf, partsOf } from '../draft/parts.ts';
import { OWN_STATE, servedOf, useDraft, useDraftStore } from '../draft/useDraft.ts';
import { Labelled } from '../parts/Labelled.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { ChangeWords } from './Changes.tsx';
import { PartLink } from './PartLink.tsx';
import { refreshOwn } from './refresh.ts';

/** Shows what publishing would do, asks for a note, and puts the draft in force. */
export function Publishing({ changes, onClose }: { changes: readonly Change[]; onClose: () => void }) {
  const { t } = useTranslation(['own', 'common']);
  const titled = useTitle();
  const api = useApi();
  const store = useDraftStore();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { document } = useDraft();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const check = useQuery({
    queryKey: [OWN_STATE, 'check', document],
    queryFn: async ({ signal }) => {
      if (!(await store.flush())) throw store.view().problem;
      return api.checkOwn({}, signal);
    },
    gcTime: 0,
    staleTime: 0,
  });
  const parts = partsOf(document);
  const byPlace = new Map(parts.map((part) => [part.where, part]));
  const lacking = parts.flatMap((part) => {
    const lack = lackOf(part);
    return lack === null ? [] : [{ part, lack }];
  });
  const found = check.data;
  const mayPublish =
    found !== undefined && lacking.length + found.faults.length + found.ruleFaults.length === 0;
  const publish = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const { version } = await api.publishOwn({ note: note.trim(), basis: store.mark });
      store.take(servedOf(await api.getOwn()));
      await refreshOwn(queries);
      void message.success(t('own:publish.done', { version }));
      onClose();
    } catch (cause) {
      setProblem(cause);
      // What a colleague changed is shown, and checked, before it goes out under this name.
      if (cause instanceof Problem && cause.code === 'version.stale') await store.meet().catch(setProblem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Drawer
      open
      size={560}
      title={t('own:publish.title')}
      onClose={onClose}
      footer={
        <div className="form-foot">
          <Button
            type="primary"
            loading={busy}
            disabled={!mayPublish}
            onClick={() => void publish()}
            data-testid="publish-run"
          >
            {t('own:publish.run')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </div>
      }
    >
      <div className="own-form" data-testid="publishing">
        <section>
          <h2>{t('own:changes.title')}</h2>
          <ul className="own-lines">
            {changes.map((change) => (
              <li key={change.part.where}>
                <ChangeWords change={change} />
              </li>
            ))}
          </ul>
        </section>
        {check.error !== null && <ProblemNote problem={check.error} onRetry={() => void check.refetch()} />}
        {check.isLoading && <Splash />}
        {found !== undefined && (lacking.length > 0 || found.faults.length + found.ruleFaults.length > 0) && (
          <section className="own-against" data-testid="publish-faults">
            <h2>{t('own:publish.against')}</h2>
            <ul className="own-lines">
              {lacking.map(({ part, lack }) => (
                <li key={part.where}>
                  <PartLink part={part} /> {t(`own:lack.${lack}`)}
                </li>
              ))}
              {found.faults.map((fault) => (
                <li key={fault.zh}>{titled(fault)}</li>
              ))}
              {found.ruleFaults.map(({ rule, fault }) => (
                <li key={rule}>
                  <PartLink part={byPlace.get(`rules/${rule}`)} fallback={rule} />{' '}
                  {fault.line === null
                    ? fault.message
                    : t('own:rule.faultAt', { line: fault.line, message: fault.message })}
                </li>
              ))}
            </ul>
          </section>
        )}
        {found !== undefined && found.inert.length > 0 && (
          <section data-testid="publish-inert">
            <h2>{t('own:publish.inert')}</h2>
            <ul className="own-lines">
              {found.inert.map(({ where, reason }) => (
                <li key={where}>
                  <PartLink part={byPlace.get(where)} fallback={where} /> {titled(reason)}
                </li>
              ))}
            </ul>
          </section>
        )}
        {found !== undefined && found.changes.length > 0 && (
          <details className="muted">
            <summary>{t('own:publish.tables', { count: found.changes.length })}</summary>
            <ul className="own-lines">
              {found.changes.map((change) => (
                <li key={change.zh}>{titled(change)}</li>
              ))}
            </ul>
          </details>
        )}
        <Labelled label={t('own:publish.note')} htmlFor="publish-note">
          <Input
            id="publish-note"
            value={note}
            maxLength={500}
            placeholder={t('own:publish.noteExample')}
            onChange={(event) => setNote(event.target.value)}
          />
        </Labelled>
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </Drawer>
  );
}
