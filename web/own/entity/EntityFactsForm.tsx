import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnEntity } from '../../client/index.ts';
import { Labelled } from '../parts/Labelled.tsx';
import { RoleChoice } from '../parts/RoleChoice.tsx';
import { TitleInput } from '../parts/TitleInput.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { labelFrom, namedBy } from './reshape.ts';

/** What an own entity is called, how its records are named, who reads and writes them. */
export function EntityFactsForm({
  entity,
  onChange,
}: {
  entity: OwnEntity;
  onChange: (entity: OwnEntity, what: string) => void;
}) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  return (
    <div className="own-form">
      <TitleInput
        id="entity-title"
        label={t('own:name')}
        value={entity.title}
        onChange={(title) => onChange({ ...entity, title }, 'title')}
      />
      <Labelled label={t('own:entity.label')} help={t('own:entity.labelHelp')} htmlFor="entity-label">
        <Select
          id="entity-label"
          mode="multiple"
          value={namedBy(entity)}
          options={Object.entries(entity.fields).map(([value, { title }]) => ({
            value,
            label: titled(title),
          }))}
          onChange={(names: string[]) => {
            if (names.length > 0) onChange({ ...entity, label: labelFrom(names) }, 'label');
          }}
        />
      </Labelled>
      <Labelled label={t('own:entity.readers')}>
        <RoleChoice
          name={t('own:entity.readers')}
          value={entity.readers}
          least={1}
          onChange={(readers) => onChange({ ...entity, readers }, 'readers')}
        />
      </Labelled>
      <Labelled label={t('own:entity.writers')}>
        <RoleChoice
          name={t('own:entity.writers')}
          value={entity.writers}
          least={0}
          onChange={(writers) => onChange({ ...entity, writers }, 'writers')}
        />
      </Labelled>
    </div>
  );
}
