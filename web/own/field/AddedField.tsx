import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EntityFacts, OwnAddition } from '../../client/index.ts';
import { FieldProperties } from './FieldProperties.tsx';

interface Props {
  readonly addition: OwnAddition;
  readonly entities: readonly EntityFacts[];
  readonly isStored: boolean;
  readonly onChange: (addition: OwnAddition, what: string) => void;
  readonly onRemove: () => void;
  readonly onRemoved: () => void;
}

/** Properties of a field that the organisation added. */
export function AddedField({ addition, entities, isStored, onChange, onRemove, onRemoved }: Props) {
  const { t } = useTranslation('own');
  return (
    <div className="own-form" data-testid="field-properties" data-name={addition.name}>
      <FieldProperties
        field={addition.field}
        entities={entities}
        mayRequire={false}
        isStored={isStored}
        onChange={(field, what) => onChange({ ...addition, field }, what)}
      />
      <Checkbox
        checked={addition.inList}
        onChange={(event) => onChange({ ...addition, inList: event.target.checked }, 'inList')}
        data-testid="field-in-list"
      >
        {t('own:field.inList')}
      </Checkbox>
      <p className="form-help">{t('own:field.requiredByRule')}</p>
      <div>
        <Button
          onClick={() => {
            onRemove();
            onRemoved();
          }}
          data-testid="field-remove"
        >
          {t('own:field.remove')}
        </Button>
      </div>
    </div>
  );
}
