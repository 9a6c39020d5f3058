import type { FilterBarProps, Span } from '@selvedge/sdk/page';
import { Place } from '../parts/Places.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { usePage } from '../context.ts';
import { spanFilter } from '../parts/filter.ts';
import { t } from './words.ts';
import './figures.css';

const SPANS = ['day', 'week', 'month', 'quarter', 'own'] as const;

/** Period and team; stands in the head of the page, and on its printed sheet as words. */
export function FilterBar({ filter, onChange, teams, children }: FilterBarProps) {
  const { opened } = usePage();
  const choose = (span: Span): void =>
    onChange(span === 'own' ? { ...filter, span } : { ...filter, ...spanFilter(span, opened.org) });
  const day = (end: 'from' | 'to') => (
    <input
      type="date"
      aria-label={t(`figures:${end}`)}
      value={filter[end]}
      required
      onChange={({ target: { value } }) => {
        if (value !== '') onChange({ ...filter, ...turned({ ...filter, [end]: value }, end) });
      }}
      data-testid={`filter-${end}`}
    />
  );
  return (
    <Place>
      <div className="figure-filter" data-testid="filter">
        <Tabs
          tabs={SPANS.map((key) => ({ key, title: t(`figures:span.${key}`) }))}
          value={filter.span}
          onChange={choose}
          label={t('figures:period')}
        />
        {filter.span === 'own' && (
          <span className="figure-days">
            {day('from')} – {day('to')}
          </span>
        )}
        {teams !== undefined && (
          <select
            aria-label={t('figures:team')}
            value={filter.team ?? ''}
            onChange={({ target: { value } }) => onChange({ ...filter, team: value === '' ? null : value })}
            data-testid="filter-team"
          >
            <option value="">{t('figures:allTeams')}</option>
            {teams.map(({ key, title }) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </select>
        )}
        {children}
      </div>
      <p className="figure-of">
        {filter.from === filter.to ? filter.from : `${filter.from} – ${filter.to}`}
        {teams !== undefined &&
          ` · ${teams.find(({ key }) => key === filter.team)?.title ?? t('figures:allTeams')}`}
      </p>
    </Place>
  );
}

/** The end that was not touched follows: a time never ends before it begins. */
function turned({ from, to }: { from: string; to: string }, touched: 'from' | 'to') {
  if (from <= to) return { from, to };
  return touched === 'from' ? { from, to: from } : { from: to, to };
}
