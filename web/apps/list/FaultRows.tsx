import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EntityFacts, ImportOutcome, Mends } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';

/** So many faults are shown; whoever mends them sees the others the next time. */
const MOST_FAULTS = 100;

/** What is wrong with a file, row by row; a cell can be put right here. */
export function FaultRows({
  entity,
  errors,
  mends,
  onMend,
}: {
  entity: EntityFacts;
  errors: ImportOutcome['errors'];
  mends: Mends;
  onMend: (row: number, field: string, text: string) => void;
}) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const titleOf = (field: string | null): string =>
    field === null ? '' : (entity.fields[field]?.title[language] ?? field);
  return (
    <table className="small-table fault-rows">
      <thead>
        <tr>
          <th scope="col" className="number">
            {t('apps:excel.row')}
          </th>
          <th scope="col">{t('apps:excel.field')}</th>
          <th scope="col">{t('apps:excel.fault')}</th>
          <th scope="col">{t('apps:excel.right')}</th>
        </tr>
      </thead>
      <tbody>
        {errors.slice(0, MOST_FAULTS).map(({ row, field, message, written }) => (
          <tr key={`${row}.${field}.${message}`}>
            <td className="number">{row}</td>
            <td>{titleOf(field)}</td>
            <td>{message}</td>
            <td>
              {field !== null && entity.fields[field] !== undefined && (
                <Input
                  size="small"
                  aria-label={`${row} ${titleOf(field)}`}
                  value={mends[row]?.[field] ?? written ?? ''}
                  onChange={(event) => onMend(row, field, event.target.value)}
                  data-testid={`mend-${row}-${field}`}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
