import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OWN, ownPartOf } from '../../apps/facts.ts';
import type { EntityFacts, OwnAddition, OwnField } from '../../client/index.ts';
import { Empty } from '../../parts/Empty.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useEntities } from '../draft/facts.ts';
import { fieldName } from '../draft/naming.ts';
import { additionKey, withoutPart } from '../draft/parts.ts';
import { useDraft } from '../draft/useDraft.ts';
import { Origins } from '../Origins.tsx';
import { FormPreview } from '../parts/FormPreview.tsx';
import { ListPreview } from '../parts/ListPreview.tsx';
import { RecordPreview } from '../parts/RecordPreview.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { AddedField } from './AddedField.tsx';
import { NewField } from './NewField.tsx';

/** Fields added to the records of an app: the real page at the left, the field's properties at the right. */
export function FieldPage() {
  const { t } = useTranslation('own');
  const { app, entity: name } = useParams({ from: '/desk/own/field/$app/$entity' });
  const { entities, isLoading } = useEntities();
  const entity = entities.find(({ id }) => id === `${app}/${name}`);
  if (entity === undefined) return isLoading ? <Splash /> : <Empty why={t('own:field.noEntity')} />;
  return <Builder key={entity.id} entity={entity} entities={entities} />;
}

type Side = 'form' | 'list' | 'record';

function Builder({ entity, entities }: { entity: EntityFacts; entities: readonly EntityFacts[] }) {
  const { t } = useTranslation(['own', 'common']);
  const titled = useTitle();
  const { document, state, change } = useDraft();
  const { name } = useSearch({ from: '/desk/own/field/$app/$entity' });
  const navigate = useNavigate({ from: '/own/field/$app/$entity' });
  const [side, setSide] = useState<Side>(entity.mayWrite ? 'form' : 'list');
  const mine = document.fields.filter((one) => one.entity === entity.id);
  const chosen = mine.find((one) => one.name === name);
  const go = (next: string | undefined): void =>
    void navigate({ search: next === undefined ? {} : { name: next }, replace: true });
  const add = (field: OwnField): void => {
    const known = [...mine, ...(state.published?.document.fields ?? [])].map((one) => one.name);
    const next = { entity: entity.id, name: fieldName(field.title, known), field, inList: true };
    change((now) => ({ ...now, fields: [...now.fields, next] }), `add ${additionKey(next)}`);
    setSide('form');
    go(next.name);
  };
  return (
    <div data-testid="own-field-page" data-entity={entity.id}>
      <PageHead title={t('own:field.page', { title: titled(entity.title) })} note={t('own:field.note')} />
      <div className="own-split">
        <section className="own-side" aria-label={t('own:preview.title')}>
          <Segmented<Side>
            value={side}
            onChange={setSide}
            options={(['form', 'list', 'record'] as const).map((value) => ({
              value,
              label: t(`own:preview.${value}`),
            }))}
          />
          {side === 'form' && (
            <>
              {!entity.mayWrite && <p className="muted">{t('own:preview.actionsOnly')}</p>}
              {!entity.mayWrite && mine.length === 0 && <Empty why={t('own:preview.noOwn')} />}
              <FormPreview fields={(entity.mayWrite ? entity : ownPartOf(entity)).fields} />
            </>
          )}
          {side === 'list' && <ListPreview entity={entity} />}
          {side === 'record' && <RecordPreview entity={entity} />}
        </section>
        <aside className="own-panel" aria-label={t('own:field.properties')}>
          {mine.length > 0 && (
            <div className="own-chips" role="group" aria-label={t('own:field.mine')}>
              {mine.map((one) => (
                <button
                  key={one.name}
                  type="button"
                  aria-pressed={one.name === name}
                  onClick={() => go(one.name)}
                  data-testid={`own-field-${one.name}`}
                >
                  {titled(one.field.title)}
                </button>
              ))}
              {chosen !== undefined && (
                <Button size="small" onClick={() => go(undefined)} data-testid="field-another">
                  {t('own:field.another')}
                </Button>
              )}
            </div>
          )}
          {chosen === undefined ? (
            <NewField target={entity.id} onAdd={add} />
          ) : (
            <AddedField
              key={chosen.name}
              addition={chosen}
              entities={entities}
              isStored={isStored(state.published?.document.fields ?? [], chosen)}
              onRemoved={() => go(undefined)}
              onChange={(next, what) =>
                change(
                  (now) => ({
                    ...now,
                    fields: now.fields.map((one) => (additionKey(one) === additionKey(chosen) ? next : one)),
                  }),
                  `${additionKey(chosen)} ${what}`,
                )
              }
              onRemove={() =>
                change(
                  (now) => withoutPart(now, `fields/${additionKey(chosen)}`),
                  `remove ${additionKey(chosen)}`,
                )
              }
            />
          )}
          {chosen !== undefined && <Origins entity={entity.id} kind="field" name={OWN + chosen.name} />}
        </aside>
      </div>
    </div>
  );
}

const isStored = (published: readonly OwnAddition[], addition: OwnAddition): boolean =>
  published.some((one) => additionKey(one) === additionKey(addition));
