import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnEntity } from '../../client/index.ts';
import { Empty } from '../../parts/Empty.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { factsOfOwn, useEntities } from '../draft/facts.ts';
import { withoutPart } from '../draft/parts.ts';
import { useDraft } from '../draft/useDraft.ts';
import { FieldProperties } from '../field/FieldProperties.tsx';
import { NewField } from '../field/NewField.tsx';
import { FormPreview } from '../parts/FormPreview.tsx';
import { ListPreview } from '../parts/ListPreview.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { EntityFactsForm } from './EntityFactsForm.tsx';
import { FieldPlace } from './FieldPlace.tsx';
import { withField, withoutField } from './reshape.ts';

export function EntityPage() {
  const { t } = useTranslation('own');
  const { name } = useParams({ from: '/desk/own/entity/$name' });
  const { document } = useDraft();
  const entity = document.entities.find((one) => one.name === name);
  return entity === undefined ? <Empty why={t('own:gone')} /> : <Builder key={name} entity={entity} />;
}

/** What the panel shows: the entity itself, a new field, or one of its fields. */
type Open = { readonly what: 'entity' | 'new' } | { readonly what: 'field'; readonly name: string };

/** A form of the organisation's own: its form and list at the left, its properties at the right. */
function Builder({ entity }: { entity: OwnEntity }) {
  const { t } = useTranslation(['own', 'common']);
  const titled = useTitle();
  const navigate = useNavigate();
  const { state, change } = useDraft();
  const { entities } = useEntities();
  const names = Object.keys(entity.fields);
  const [side, setSide] = useState<'form' | 'list'>('form');
  const [open, setOpen] = useState<Open>({ what: names.length === 0 ? 'new' : 'entity' });
  const facts = factsOfOwn(entity);
  const put = (next: OwnEntity, what: string): void =>
    change(
      (now) => ({
        ...now,
        entities: now.entities.map((one) => (one.name === entity.name ? next : one)),
      }),
      `entity ${entity.name} ${what}`,
    );
  const known = state.published?.document.entities.find((one) => one.name === entity.name);
  const chosen = open.what === 'field' ? open.name : null;
  const field = chosen === null ? undefined : entity.fields[chosen];
  return (
    <div data-testid="own-entity-page" data-entity={entity.name}>
      <PageHead title={titled(entity.title)} note={t('own:entity.note')}>
        <Button
          onClick={() => {
            change((now) => withoutPart(now, `entities/${entity.name}`), `remove entity ${entity.name}`);
            void navigate({ to: '/own' });
          }}
        >
          {t('own:remove')}
        </Button>
      </PageHead>
      <div className="own-split">
        <section className="own-side" aria-label={t('own:preview.title')}>
          <Segmented<'form' | 'list'>
            value={side}
            onChange={setSide}
            options={(['form', 'list'] as const).map((value) => ({
              value,
              label: t(`own:preview.${value}`),
            }))}
          />
          {names.length === 0 ? (
            <Empty why={t('own:entity.noFields')} />
          ) : side === 'form' ? (
            <FormPreview fields={facts.fields} />
          ) : (
            <ListPreview entity={facts} />
          )}
        </section>
        <aside className="own-panel" aria-label={t('own:field.properties')}>
          <div className="own-chips" role="group" aria-label={t('own:entity.fields')}>
            <button
              type="button"
              aria-pressed={open.what === 'entity'}
              onClick={() => setOpen({ what: 'entity' })}
              data-testid="entity-itself"
            >
              {t('own:entity.itself')}
            </button>
            {names.map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === chosen}
                onClick={() => setOpen({ what: 'field', name })}
                data-testid={`own-field-${name}`}
              >
                {titled(entity.fields[name]?.title ?? { zh: name, en: name })}
              </button>
            ))}
            <Button size="small" onClick={() => setOpen({ what: 'new' })} data-testid="field-another">
              {t('own:field.another')}
            </Button>
          </div>
          {open.what === 'entity' && <EntityFactsForm entity={entity} onChange={put} />}
          {open.what === 'new' && (
            <NewField
              key={names.length}
              target={entities[0]?.id ?? facts.id}
              onAdd={(next) => {
                const made = withField(entity, next);
                put(made.entity, `add ${made.name}`);
                setOpen({ what: 'field', name: made.name });
              }}
            />
          )}
          {chosen !== null && field !== undefined && (
            <div key={chosen} className="own-form" data-testid="field-properties" data-name={chosen}>
              <FieldProperties
                field={field}
                entities={entities}
                mayRequire
                isStored={known?.fields[chosen] !== undefined}
                onChange={(next, what) =>
                  put({ ...entity, fields: { ...entity.fields, [chosen]: next } }, `${chosen} ${what}`)
                }
              />
              <FieldPlace entity={entity} name={chosen} onChange={put} />
              <div>
                <Button
                  onClick={() => {
                    put(withoutField(entity, chosen), `remove ${chosen}`);
                    setOpen({ what: 'entity' });
                  }}
                  data-testid="field-remove"
                >
                  {t('own:field.remove')}
                </Button>
              </div>
            </div>
          )}
        </aside>
      </div>
    </div>
  );
}
