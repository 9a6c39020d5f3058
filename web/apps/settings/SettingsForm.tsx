import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Values } from '../../client/index.ts';
import { Empty } from '../../parts/Empty.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useApi } from '../../session/useApi.ts';
import { useTimeZone } from '../../session/useSession.ts';
import { useApp } from '../facts.ts';
import { draftOf } from '../form/draft.ts';
import { useValueForm } from '../form/useValueForm.ts';
import { ValueForm, widthOf } from '../form/ValueForm.tsx';

/** What the org has set for an app. */
export function SettingsForm({ app }: { app: string }) {
  const { t } = useTranslation('apps');
  const api = useApi();
  const { settings } = useApp(app);
  const { data, error, refetch } = useQuery({
    queryKey: ['app', app, 'settings'],
    queryFn: ({ signal }) => api.getAppSettings(app, signal),
  });
  if (Object.keys(settings).length === 0) return <Empty why={t('apps:admin.noSettings')} />;
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  return data === undefined ? <Splash /> : <Settings app={app} values={data} />;
}

function Settings({ app, values }: { app: string; values: Values }) {
  const { t } = useTranslation(['apps', 'common']);
  const api = useApi();
  const zone = useTimeZone();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { settings } = useApp(app);
  const form = useValueForm({
    fields: settings,
    start: draftOf(settings, values, zone),
    keepAs: `settings.${app}`,
  });
  const save = async (): Promise<void> => {
    const isSaved = await form.submit((next) => api.changeAppSettings(app, next));
    if (!isSaved) return;
    await queries.invalidateQueries({ queryKey: ['app', app, 'settings'] });
    void message.success(t('apps:admin.saved'));
  };
  return (
    <div style={{ maxWidth: widthOf(settings) }} data-testid="app-settings">
      <ValueForm fields={settings} form={form} submit={t('common:save')} onSubmit={() => void save()} />
    </div>
  );
}
