import { unitIn } from '@selvedge/sdk/app';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KpiEntry } from '../../client/index.ts';
import { formatExact, THIN } from '../../format/number.ts';
import { wallClockOf } from '../../format/zoned.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { spanFilter } from '../../page/parts/filter.ts';
import { Empty } from '../../parts/Empty.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { saveAnswer } from '../../parts/saveFile.ts';
import { Splash } from '../../parts/Splash.tsx';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { useSession, useTimeZone } from '../../session/useSession.ts';
import { CATALOGUE_SPANS, type CatalogueSpan } from './periods.ts';
import '../../theme/printed.css';
import './kpi-catalogue.css';

/** Every KPI that this person may see, with its value and how it comes about; on paper the monthly report. */
export function KpiCataloguePage() {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const zone = useTimeZone();
  const { org, person } = useSession();
  const api = useApi();
  const { busy, act } = useAct();
  const { span = 'month' } = useSearch({ from: '/desk/kpis' });
  const navigate = useNavigate({ from: '/kpis' });
  const { from, to } = spanFilter(span, { timeZone: zone, dayStart: org?.dayStart ?? '' });
  const { data, error, refetch } = useQuery({
    queryKey: ['kpis', org?.slug, from, to],
    queryFn: ({ signal }) => api.readKpis({ from, to }, signal),
    placeholderData: (last) => last,
  });
  const save = (format: 'xlsx' | 'csv') =>
    act(async () =>
      saveAnswer(`${t('apps:kpi.all')}.${format}`, await api.exportKpis({ from, to, format, language })),
    );
  return (
    <div className="kpi-catalogue" data-testid="kpi-catalogue">
      <PageHead title={t('apps:kpi.all')} note={t('apps:kpi.allNote')}>
        <Button onClick={() => print()} data-testid="print">
          {t('apps:kpi.print')}
        </Button>
        <Button disabled={busy} onClick={() => void save('xlsx')} data-testid="kpi-excel">
          {t('apps:kpi.excel')}
        </Button>
        <Button disabled={busy} onClick={() => void save('csv')}>
          {t('apps:kpi.csv')}
        </Button>
      </PageHead>
      <Segmented<CatalogueSpan>
        className="kpi-spans"
        value={span}
        aria-label={t('apps:kpi.every')}
        options={CATALOGUE_SPANS.map((value) => ({ value, label: t(`apps:kpi.span.${value}`) }))}
        onChange={(value) => void navigate({ search: { span: value }, replace: true })}
      />
      <p className="kpi-made">
        {t('apps:kpi.made', { from, to, name: person.name || person.login })} ·{' '}
        {wallClockOf(Date.now(), zone).slice(0, 16).replace('T', ' ')}
      </p>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Splash />}
      {data?.items.length === 0 && <Empty why={t('apps:kpi.nothing')} />}
      {data !== undefined && data.items.length > 0 && (
        <table data-from={data.from} data-to={data.to}>
          <thead>
            <tr>
              <th scope="col">{t('apps:kpi.name')}</th>
              <th scope="col" className="number">
                {t('apps:kpi.value')}
              </th>
              <th scope="col">{t('apps:kpi.formula')}</th>
              <th scope="col">{t('apps:kpi.source')}</th>
            </tr>
          </thead>
          {[...Map.groupBy(data.items, ({ app }) => app.id).values()].map((own) => (
            <AppKpis key={own[0]?.app.id} entries={own} />
          ))}
        </table>
      )}
    </div>
  );
}

/** The KPIs of one app; its name leads to how they went. */
function AppKpis({ entries }: { readonly entries: readonly KpiEntry[] }) {
  const language = useLanguage();
  const [first] = entries;
  return (
    <tbody>
      {first !== undefined && (
        <tr className="kpi-app">
          <th scope="rowgroup" colSpan={4}>
            <Link to="/apps/$app/kpis" params={{ app: first.app.id }}>
              {first.app.title[language]}
            </Link>
          </th>
        </tr>
      )}
      {entries.map(({ app, kpi, total }) => (
        <tr key={kpi.name} data-kpi={`${app.id}/${kpi.name}`}>
          <td>
            <b>{kpi.title[language]}</b>
            <span className="muted">{kpi.summary[language]}</span>
          </td>
          <td className="number kpi-amount" data-testid="kpi-value">
            {total.value === null ? '—' : formatExact(total.value)}
            <span className="unit">{`${THIN}${unitIn(kpi.unit, language)}`}</span>
          </td>
          <td>{kpi.formula[language]}</td>
          <td className="muted">{kpi.source}</td>
        </tr>
      ))}
    </tbody>
  );
}
