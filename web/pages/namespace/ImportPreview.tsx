import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../client/index.ts';
import { formatNumber } from '../../format/number.ts';

const SHOWN = 200;

/** What an import would do. */
export function ImportPreview({ report }: { report: ImportReport }) {
  const { t } = useTranslation('namespace');
  const changes = [
    ...report.created.map(({ path }) => ({ what: 'created' as const, path })),
    ...report.changed.map(({ path }) => ({ what: 'changed' as const, path })),
  ];
  return (
    <div data-testid="import-preview">
      <dl className="import-counts">
        <div>
          <dt>{t('namespace:import.created')}</dt>
          <dd>{formatNumber(report.created.length)}</dd>
        </div>
        <div>
          <dt>{t('namespace:import.changed')}</dt>
          <dd>{formatNumber(report.changed.length)}</dd>
        </div>
        <div>
          <dt>{t('namespace:import.unchanged')}</dt>
          <dd>{formatNumber(report.unchanged)}</dd>
        </div>
        <div>
          <dt>{t('namespace:import.errors')}</dt>
          <dd>{formatNumber(report.errors.length)}</dd>
        </div>
      </dl>
      {report.errors.length > 0 && (
        <>
          <p>{t('namespace:import.mend')}</p>
          <ul className="import-errors">
            {report.errors.slice(0, SHOWN).map((error) => (
              <li key={`${error.sheet ?? ''} ${error.row} ${error.message}`}>
                {error.sheet ? `${error.sheet} · ` : ''}
                {t('namespace:import.row', { row: error.row })} {error.message}
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className="import-changes">
        {changes.slice(0, SHOWN).map(({ what, path }) => (
          <li key={`${what} ${path}`}>
            <small className="muted">{t(`namespace:import.${what}`)}</small> {path}
          </li>
        ))}
      </ul>
    </div>
  );
}
