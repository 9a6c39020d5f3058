import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Values, ViewFacts } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Empty } from '../../parts/Empty.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useApi } from '../../session/useApi.ts';
import { useTimeZone } from '../../session/useSession.ts';
import { AppGate } from '../AppGate.tsx';
import { recordsKey, useApp } from '../facts.ts';
import { draftOf, newDraft, readDraft } from '../form/draft.ts';
import { useValueForm } from '../form/useValueForm.ts';
import { ValueForm } from '../form/ValueForm.tsx';
import { Answer } from './Answer.tsx';
import './view.css';

export function ViewPage() {
  const { app, view } = useParams({ from: '/desk/a/$app/view/$view' });
  return (
    <AppGate app={app}>
      <Question key={`${app}/${view}`} app={app} name={view} />
    </AppGate>
  );
}

function Question({ app, name }: { app: string; name: string }) {
  const { t } = useTranslation('apps');
  const view = useApp(app).views.find((each) => each.name === name);
  return view === undefined ? <Empty why={t('apps:noEntity')} /> : <ViewAnswer app={app} view={view} />;
}

/** A question of an app and its answer; what was asked stands in the address. */
function ViewAnswer({ app, view }: { app: string; view: ViewFacts }) {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const zone = useTimeZone();
  const api = useApi();
  const { input } = useSearch({ from: '/desk/a/$app/view/$view' });
  const navigate = useNavigate({ from: '/a/$app/view/$view' });
  const start = input === undefined ? newDraft(view.input, {}, zone) : draftOf(view.input, input, zone);
  const form = useValueForm({ fields: view.input, start, keepAs: null });
  const asked = input ?? readyInput(view, zone);
  const answer = useQuery({
    queryKey: [...recordsKey(app), 'view', view.name, asked],
    queryFn: ({ signal }) => api.apps.ask(app, view.name, asked ?? {}, signal),
    enabled: asked !== null,
    placeholderData: (last) => last,
  });
  const ask = (): void =>
    void form.submit(async (values) => {
      await navigate({ search: { input: values }, replace: true });
      await answer.refetch();
    });
  return (
    <div className="view-page" data-testid="view-page">
      <PageHead title={view.title[language]} note={view.summary?.[language]}>
        <Button onClick={() => print()}>{t('apps:view.print')}</Button>
      </PageHead>
      {Object.keys(view.input).length > 0 && (
        <div className="view-input">
          <ValueForm fields={view.input} form={form} submit={t('apps:view.ask')} onSubmit={ask} />
        </div>
      )}
      {answer.error !== null && <ProblemNote problem={answer.error} onRetry={() => void answer.refetch()} />}
      {asked !== null && answer.data === undefined && answer.error === null && <Splash />}
      {answer.data !== undefined && answer.error === null && (
        <Answer fields={view.output} values={answer.data} />
      )}
    </div>
  );
}

/** The input by its defaults, or null when something must be told first. */
function readyInput(view: ViewFacts, zone: string): Values | null {
  const { values, faults } = readDraft(view.input, newDraft(view.input, {}, zone), zone);
  return faults.size === 0 ? values : null;
}
