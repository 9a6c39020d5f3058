import { unitIn } from '@selvedge/sdk/app';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppKpi, KpiFigure, Labels } from '../../client/index.ts';
import { formatExact, THIN } from '../../format/number.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { saveAnswer } from '../../parts/saveFile.ts';
import { useAct } from '../../parts/useAct.ts';
import { useApi } from '../../session/useApi.ts';
import { recordsKey } from '../facts.ts';
import { KpiTrend } from './KpiTrend.tsx';
import type { Every } from './periods.ts';

interface Props {
  readonly app: string;
  readonly kpi: AppKpi;
  readonly every: Every;
  readonly from: string;
  readonly to: string;
}

/** One KPI: its value, how it came about, how it went. */
export function KpiCard({ app, kpi, every, from, to }: Props) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const api = useApi();
  const { busy, act } = useAct();
  const [by, setBy] = useState<string | null>(null);
  const question = { from, to, every, ...(by === null ? {} : { by }) };
  const { data, error, refetch } = useQuery({
    queryKey: [...recordsKey(app), 'kpi', kpi.name, question],
    queryFn: ({ signal }) => api.askKpi(app, kpi.name, question, signal),
    placeholderData: (last) => last,
  });
  const save = (format: 'xlsx' | 'csv') =>
    act(async () =>
      saveAnswer(
        `${kpi.title[language]}.${format}`,
        await api.exportKpi(app, kpi.name, { ...question, format, language }),
      ),
    );
  const title = kpi.title[language];
  const unit = unitIn(kpi.unit, language);
  const dimensions = Object.entries(kpi.dimensions);
  return (
    <section className="kpi-card" data-testid={`kpi-${kpi.name}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p className="muted">{kpi.summary[language]}</p>
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      <p className="kpi-value" data-testid="kpi-value">
        {shown(data?.total)}
        {typeof data?.total.value === 'string' && <span className="unit">{`${THIN}${unit}`}</span>}
      </p>
      <p className="muted">
        {t(kpi.isStand ? 'apps:kpi.standing' : 'apps:kpi.period', { from, to })} ·{' '}
        {t(`apps:kpi.better.${kpi.better}`)}
      </p>
      {data !== undefined && data.periods.length > 0 && (
        <>
          <KpiTrend values={data.periods.map(({ total }) => total.value)} label={title} />
          <p className="kpi-ends muted" aria-hidden>
            <span>{data.periods.at(0)?.from}</span>
            <span>{data.periods.at(-1)?.to}</span>
          </p>
        </>
      )}
      <dl className="kpi-facts">
        <dt>{t('apps:kpi.formula')}</dt>
        <dd>{kpi.formula[language]}</dd>
        <dt>{t('apps:kpi.source')}</dt>
        <dd>{kpi.source}</dd>
      </dl>
      {dimensions.length > 0 && (
        <Select
          value={by}
          allowClear
          placeholder={t('apps:kpi.split')}
          aria-label={t('apps:kpi.split')}
          options={dimensions.map(([value, dimension]) => ({ value, label: dimension.title[language] }))}
          onChange={(chosen: string | undefined) => setBy(chosen ?? null)}
          style={{ width: 160 }}
        />
      )}
      {data !== undefined && by !== null && (
        <Figures
          head={kpi.dimensions[by]?.title[language] ?? ''}
          unit={unit}
          rows={data.rows.map((row) => [named(row.key[by], data.labels, t('apps:kpi.blank')), row])}
        />
      )}
      {data !== undefined && (
        <details>
          <summary>{t('apps:kpi.table')}</summary>
          <Figures
            head={t(`apps:kpi.${every}`)}
            unit={unit}
            rows={data.periods.map((period) => [spanWords(period), period.total])}
          />
        </details>
      )}
      <footer>
        <Button disabled={busy} onClick={() => void save('xlsx')} data-testid="kpi-excel">
          {t('apps:kpi.excel')}
        </Button>
        <Button disabled={busy} onClick={() => void save('csv')}>
          {t('apps:kpi.csv')}
        </Button>
      </footer>
    </section>
  );
}

const shown = (figure: KpiFigure | undefined): string =>
  figure === undefined || figure.value === null ? '—' : formatExact(figure.value);

const spanWords = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? from : `${from} – ${to}`;

const named = (key: string | null | undefined, labels: Labels, blank: string): string =>
  key === null || key === undefined ? blank : (labels[key] ?? key);

interface FiguresProps {
  readonly head: string;
  readonly unit: string;
  readonly rows: readonly (readonly [string, KpiFigure])[];
}

function Figures({ head, unit, rows }: FiguresProps) {
  return (
    <table className="kpi-figures">
      <thead>
        <tr>
          <th>{head}</th>
          <th className="number">{unit}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, figure]) => (
          <tr key={name}>
            <td>{name}</td>
            <td className="number figure">{shown(figure)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
