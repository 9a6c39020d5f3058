import { useTranslation } from 'react-i18next';
import { namesOf } from '../../apps/facts.ts';
import { columnsOf } from '../../apps/list/columns.tsx';
import { useRecordPages } from '../../apps/list/useRecordPages.ts';
import { useTelling } from '../../apps/value/useTelling.ts';
import type { EntityFacts, Found } from '../../client/index.ts';
import { Empty } from '../../parts/Empty.tsx';
import { ListTable } from '../../parts/list/ListTable.tsx';
import { useStored } from '../draft/facts.ts';
import { useTitle } from './useTitle.ts';

/** The list as it will be, with the records that are there. */
export function ListPreview({ entity }: { entity: EntityFacts }) {
  const stored = useStored(entity.id);
  return stored === undefined ? <Heads entity={entity} /> : <Records entity={entity} />;
}

function Records({ entity }: { entity: EntityFacts }) {
  const { t } = useTranslation('own');
  const { app } = namesOf(entity.id);
  const titled = useTitle();
  const { pages, labels } = useRecordPages(app, entity.name, { limit: 10 });
  const telling = useTelling(labels);
  return (
    <div className="records" data-testid="list-preview">
      <ListTable<Found>
        // A column that comes or goes makes another list: the choice of columns of the last one does not fit.
        key={entity.list.join()}
        name={`preview-${entity.list.length}-${app}-${entity.name}`}
        label={titled(entity.plural)}
        columns={columnsOf(app, entity, telling)}
        pages={{ ...pages, hasMore: false }}
        keyOf={(record) => record.id}
        empty={<Empty why={t('own:preview.noRecords')} />}
      />
    </div>
  );
}

/** An entity that is not in force yet has columns, and no records. */
function Heads({ entity }: { entity: EntityFacts }) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  return (
    <div className="own-scroll" data-testid="list-preview">
      <table className="table">
        <thead>
          <tr>
            {entity.list.map((name) => {
              const field = entity.fields[name];
              return field === undefined ? null : <th key={name}>{titled(field.title)}</th>;
            })}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td colSpan={Math.max(1, entity.list.length)} className="muted">
              {t('own:preview.afterPublishing')}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
