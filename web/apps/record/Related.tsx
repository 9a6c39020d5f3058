import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AppFacts, EntityFacts } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useApi } from '../../session/useApi.ts';
import { recordsKey } from '../facts.ts';
import { labelOf } from '../value/label.ts';
import { useTelling } from '../value/useTelling.ts';
import { Value } from '../value/Value.tsx';

/** So many are shown here; the others in their list. */
const FIRST = 5;

/** Records of the same app that refer to this one. */
export function Related({ facts, entity, id }: { facts: AppFacts; entity: EntityFacts; id: string }) {
  const links = facts.entities.flatMap((from) =>
    Object.entries(from.fields)
      .filter(([, field]) => field.kind === 'ref' && field.entity === entity.id)
      .map(([field]) => ({ from, field })),
  );
  return links.map(({ from, field }) => (
    <RelatedList key={`${from.name}.${field}`} app={facts.id} entity={from} field={field} id={id} />
  ));
}

interface Props {
  readonly app: string;
  readonly entity: EntityFacts;
  readonly field: string;
  readonly id: string;
}

function RelatedList({ app, entity, field, id }: Props) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const api = useApi();
  const where = { [field]: id };
  const { data } = useQuery({
    queryKey: [...recordsKey(app, entity.name), 'related', where],
    queryFn: ({ signal }) => api.apps.listRecords(app, entity.name, { where, limit: FIRST }, signal),
  });
  const telling = useTelling(data?.labels);
  if (data === undefined || (data.items.length === 0 && !entity.mayWrite)) return null;
  const named = [...entity.label.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const beside = entity.list.filter((name) => name !== field && !named.includes(name)).slice(0, 4);
  return (
    <section className="related" data-testid={`related-${entity.name}`}>
      <header>
        <h2>{entity.plural[language]}</h2>
        {data.items.length > 0 && (
          <Link to="/a/$app/$entity" params={{ app, entity: entity.name }} search={{ where }}>
            {t('apps:related.all')}
          </Link>
        )}
        {entity.mayWrite && (
          <Link to="/a/$app/$entity" params={{ app, entity: entity.name }} search={{ where, new: where }}>
            {t('apps:related.add')}
          </Link>
        )}
      </header>
      {data.items.length === 0 ? (
        <p className="muted">{t('apps:related.none')}</p>
      ) : (
        <ul>
          {data.items.map((item) => (
            <li key={item.id}>
              <Link to="/a/$app/$entity/$id" params={{ app, entity: entity.name, id: item.id }}>
                {labelOf(entity, item, data.labels) || entity.title[language]}
              </Link>
              <span className="related-beside">
                {beside.map((name) => {
                  const each = entity.fields[name];
                  const value = item[name];
                  return each === undefined || value === null || value === undefined ? null : (
                    <Value key={name} field={each} value={value} telling={telling} />
                  );
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
