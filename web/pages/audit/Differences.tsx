import { useTranslation } from 'react-i18next';
import { differencesOf } from './difference.ts';

/** Before and after, field by field. */
export function Differences({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTranslation('audit');
  const differences = differencesOf(before, after);
  if (differences.length === 0) return <p className="audit-none muted">{t('audit:same')}</p>;
  return (
    <div className="differences" data-testid="differences">
      <table>
        <thead>
          <tr>
            <th>{t('audit:field')}</th>
            <th>{t('audit:before')}</th>
            <th>{t('audit:after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.field}>
              <th scope="row">{difference.field}</th>
              <td>
                <Written value={difference.before} />
              </td>
              <td>
                <Written value={difference.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Written({ value }: { value: unknown }) {
  if (value === undefined || value === null) return <span className="muted">—</span>;
  if (typeof value === 'string') return value;
  return <pre>{JSON.stringify(value, null, 1)}</pre>;
}
