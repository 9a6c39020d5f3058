import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ThingMetric, Thing } from '../../client/index.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { MetricNow } from '../../things/MetricNow.tsx';
import { stateMetric } from '../../state/states.ts';

/** Children of a place with their live states and first values. */
export function ChildList({ things }: { things: readonly Thing[] }) {
  const { t } = useTranslation('namespace');
  const language = useLanguage();
  return (
    <ul className="children" aria-label={t('namespace:children')} data-testid="children">
      {things.map((thing) => {
        const state = stateMetric(thing.metrics);
        const first = thing.metrics.filter((metric) => metric !== state).slice(0, 3);
        const isPlace = thing.children > 0 || thing.metrics.length === 0;
        return (
          <li key={thing.id} data-path={thing.path}>
            <div className="child-name">
              {isPlace ? (
                <Link to="/namespace/$" params={{ _splat: thing.path }}>
                  {titleIn(language, thing.title, thing.name)}
                </Link>
              ) : (
                <Link to="/thing/$" params={{ _splat: thing.path }}>
                  {titleIn(language, thing.title, thing.name)}
                </Link>
              )}
              <small className="muted">
                {[
                  titleIn(language, thing.title, thing.name) === thing.name ? '' : thing.name,
                  thing.children > 0 ? t('namespace:below', { count: thing.children }) : '',
                ]
                  .filter((each) => each !== '')
                  .join(' · ')}
              </small>
            </div>
            <div className="child-state">{state !== undefined && <MetricNow metric={state} />}</div>
            <div className="child-values">
              {first.map((metric) => (
                <Value key={metric.path} metric={metric} />
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Value({ metric }: { metric: ThingMetric }) {
  const language = useLanguage();
  return (
    <span className="child-value">
      <small className="muted">{titleIn(language, metric.title, metric.name)}</small>{' '}
      <MetricNow metric={metric} />
    </span>
  );
}
