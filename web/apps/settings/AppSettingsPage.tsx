import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { useMay } from '../../session/useSession.ts';
import { AppGate } from '../AppGate.tsx';
import { useApp } from '../facts.ts';
import { AppPeople } from './AppPeople.tsx';
import { ReadModels } from './ReadModels.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { WaitingEvents } from './WaitingEvents.tsx';

export function AppSettingsPage() {
  const { app } = useParams({ from: '/desk/apps/$app' });
  return (
    <AppGate app={app}>
      <Administration key={app} app={app} />
    </AppGate>
  );
}

/** How the org uses an app: what is set, who may do what, what waits. */
function Administration({ app }: { app: string }) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const may = useMay();
  const facts = useApp(app);
  const { tab = 'settings' } = useSearch({ from: '/desk/apps/$app' });
  const navigate = useNavigate({ from: '/apps/$app' });
  const tabs = [
    ...(may('org.manage')
      ? [{ key: 'settings', label: t('apps:admin.settings'), children: <SettingsForm app={app} /> }]
      : []),
    ...(may('people.manage')
      ? [{ key: 'people', label: t('apps:admin.people'), children: <AppPeople app={app} /> }]
      : []),
    ...(may('org.manage')
      ? [{ key: 'events', label: t('apps:admin.events'), children: <WaitingEvents app={app} /> }]
      : []),
    ...(may('org.manage')
      ? [{ key: 'models', label: t('apps:admin.models'), children: <ReadModels app={app} /> }]
      : []),
  ];
  return (
    <div data-testid="app-settings-page" data-app={app}>
      <PageHead title={facts.title[language]} note={`${t('apps:admin.version')} ${facts.version}`}>
        {facts.kpis.length > 0 && (
          <Link to="/apps/$app/kpis" params={{ app }} data-testid="app-kpis">
            {t('apps:admin.kpis')}
          </Link>
        )}
        <Link to="/a/$app" params={{ app }}>
          {t('apps:admin.open')}
        </Link>
      </PageHead>
      <Tabs
        activeKey={tab}
        items={tabs}
        destroyOnHidden
        onChange={(key) =>
          void navigate({
            search: key === 'people' || key === 'events' || key === 'models' ? { tab: key } : {},
            replace: true,
          })
        }
      />
    </div>
  );
}
