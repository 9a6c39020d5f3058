import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnEntity } from '../../client/index.ts';
import { isUnique, withUnique } from './reshape.ts';

/** Where a field of an own entity stands: its place in the form, in the list, and whether two may be alike. */
export function FieldPlace({
  entity,
  name,
  onChange,
}: {
  entity: OwnEntity;
  name: string;
  onChange: (entity: OwnEntity, what: string) => void;
}) {
  const { t } = useTranslation('own');
  const names = Object.keys(entity.fields);
  const at = names.indexOf(name);
  const move = (step: -1 | 1): void => {
    const rows = Object.entries(entity.fields);
    const [row] = rows.splice(at, 1);
    if (row !== undefined) rows.splice(at + step, 0, row);
    onChange({ ...entity, fields: Object.fromEntries(rows) }, `move ${name}`);
  };
  return (
    <>
      <Checkbox
        checked={entity.list.includes(name)}
        onChange={(event) =>
          onChange(
            {
              ...entity,
              list: names.filter((one) => (one === name ? event.target.checked : entity.list.includes(one))),
            },
            `list ${name}`,
          )
        }
        data-testid="field-in-list"
      >
        {t('own:field.inList')}
      </Checkbox>
      <Checkbox
        checked={isUnique(entity, name)}
        onChange={(event) => onChange(withUnique(entity, name, event.target.checked), `unique ${name}`)}
        data-testid="field-unique"
      >
        {t('own:field.unique')}
      </Checkbox>
      <div className="form-tools">
        <Button size="small" disabled={at <= 0} onClick={() => move(-1)}>
          {t('own:field.up')}
        </Button>
        <Button size="small" disabled={at < 0 || at === names.length - 1} onClick={() => move(1)}>
          {t('own:field.down')}
        </Button>
      </div>
    </>
  );
}
