import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Thing } from '../../client/index.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { MetricNow } from '../../things/MetricNow.tsx';

const SHOWN = 24;

/** Things without a state: meters, sensors; their first values. */
export function Others({ things }: { things: readonly Thing[] }) {
  const { t } = useTranslation('overview');
  const language = useLanguage();
  if (things.length === 0) return null;
  return (
    <section className="area" data-testid="others">
      <h2>{t('overview:others')}</h2>
      <ul className="others">
        {things.slice(0, SHOWN).map((thing) => (
          <li key={thing.path}>
            <Link to="/thing/$" params={{ _splat: thing.path }}>
              <strong>{titleIn(language, thing.title, thing.name)}</strong>
              <small className="muted">{thing.path}</small>
            </Link>
            <dl>
              {thing.metrics.slice(0, 3).map((metric) => (
                <div key={metric.path}>
                  <dt>{titleIn(language, metric.title, metric.name)}</dt>
                  <dd>
                    <MetricNow metric={metric} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {things.length > SHOWN && (
        <Link to="/namespace">{t('overview:moreThings', { count: things.length - SHOWN })}</Link>
      )}
    </section>
  );
}
