import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { wallClockOf } from '../../format/zoned.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Empty } from '../../parts/Empty.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useTimeZone } from '../../session/useSession.ts';
import { AppGate } from '../AppGate.tsx';
import { useApp } from '../facts.ts';
import { KpiCard } from './KpiCard.tsx';
import { EVERY, type Every, spanOf } from './periods.ts';
import './kpi.css';

export function KpiPage() {
  const { app } = useParams({ from: '/desk/apps/$app/kpis' });
  return (
    <AppGate app={app}>
      <Kpis key={app} app={app} />
    </AppGate>
  );
}

/** The KPIs of an app that this person may see, with how they went. */
function Kpis({ app }: { app: string }) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const zone = useTimeZone();
  const facts = useApp(app);
  const { every = 'day' } = useSearch({ from: '/desk/apps/$app/kpis' });
  const navigate = useNavigate({ from: '/apps/$app/kpis' });
  const span = spanOf(every, wallClockOf(Date.now(), zone).slice(0, 10));
  return (
    <div data-testid="kpi-page" data-app={app}>
      <PageHead title={t('apps:kpi.title')} note={facts.title[language]}>
        <Link to="/kpis">{t('apps:kpi.all')}</Link>
        <Link to="/a/$app" params={{ app }}>
          {t('apps:admin.open')}
        </Link>
      </PageHead>
      {facts.kpis.length === 0 ? (
        <Empty why={t('apps:kpi.empty')} />
      ) : (
        <>
          <Segmented<Every>
            value={every}
            aria-label={t('apps:kpi.every')}
            options={EVERY.map((value) => ({ value, label: t(`apps:kpi.${value}`) }))}
            onChange={(value) => void navigate({ search: { every: value }, replace: true })}
          />
          <div className="kpi-cards">
            {facts.kpis.map((kpi) => (
              <KpiCard key={kpi.name} app={app} kpi={kpi} every={every} {...span} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
