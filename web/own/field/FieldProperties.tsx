import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EntityFacts, OwnField } from '../../client/index.ts';
import { Labelled } from '../parts/Labelled.tsx';
import { TitleInput } from '../parts/TitleInput.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { OptionRows } from './OptionRows.tsx';
import { sortOf } from './sorts.ts';

interface Props {
  readonly field: OwnField;
  /** What a reference may lead to. */
  readonly entities: readonly EntityFacts[];
  /** In an entity of one's own a field may be needed; elsewhere a rule says so. */
  readonly mayRequire: boolean;
  /** Its values are kept in a form that cannot change any more. */
  readonly isStored: boolean;
  readonly onChange: (field: OwnField, what: string) => void;
}

/** What a field is: its name, help and what its kind asks for. */
export function FieldProperties({ field, entities, mayRequire, isStored, onChange }: Props) {
  const { t } = useTranslation('own');
  const set = (part: object, what: string): void => onChange({ ...field, ...part }, what);
  return (
    <>
      <TitleInput
        id="field-title"
        label={t('own:field.title')}
        value={field.title}
        onChange={(title) => set({ title }, 'title')}
      />
      <p className="muted">
        {t('own:field.kind')} · {t(`own:kind.${sortOf(field)}`)}
        {isStored && ` · ${t('own:field.kindStays')}`}
      </p>
      <KindFacts field={field} entities={entities} isStored={isStored} set={set} />
      <TitleInput
        id="field-help"
        label={t('own:field.help')}
        placeholder={t('own:field.helpExample')}
        value={field.help ?? { zh: '', en: '' }}
        onChange={(help) => set({ help: help.zh === '' && help.en === '' ? undefined : help }, 'help')}
      />
      {mayRequire && (
        <Checkbox
          checked={field.required === true}
          onChange={(event) => set({ required: event.target.checked }, 'required')}
          data-testid="field-required"
        >
          {t('own:field.required')}
        </Checkbox>
      )}
    </>
  );
}

interface KindProps {
  readonly field: OwnField;
  readonly entities: readonly EntityFacts[];
  readonly isStored: boolean;
  readonly set: (part: object, what: string) => void;
}

function KindFacts({ field, entities, isStored, set }: KindProps) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  switch (field.kind) {
    case 'choice':
      return (
        <Labelled label={t('own:field.options')} help={t('own:field.optionsHelp')}>
          <OptionRows options={field.options} onChange={(options) => set({ options }, 'options')} />
        </Labelled>
      );
    case 'integer':
    case 'decimal':
      return (
        <div className="own-pair">
          {!(field.kind === 'decimal' && field.isMoney === true) && (
            <Labelled label={t('own:field.unit')} htmlFor="field-unit">
              <Input
                id="field-unit"
                value={field.unit ?? ''}
                maxLength={20}
                placeholder={t('own:field.unitExample')}
                onChange={(event) => set({ unit: event.target.value || undefined }, 'unit')}
              />
            </Labelled>
          )}
          {field.kind === 'decimal' && (
            <Labelled label={t('own:field.scale')} htmlFor="field-scale">
              <InputNumber
                id="field-scale"
                min={0}
                max={8}
                precision={0}
                value={field.scale}
                disabled={isStored}
                onChange={(scale) => set({ scale: scale ?? 2 }, 'scale')}
              />
            </Labelled>
          )}
          {field.kind === 'integer' && (
            <>
              <Labelled label={t('own:field.min')} htmlFor="field-min">
                <InputNumber
                  id="field-min"
                  precision={0}
                  value={field.min ?? null}
                  onChange={(min) => set({ min: min ?? undefined }, 'min')}
                />
              </Labelled>
              <Labelled label={t('own:field.max')} htmlFor="field-max">
                <InputNumber
                  id="field-max"
                  precision={0}
                  value={field.max ?? null}
                  onChange={(max) => set({ max: max ?? undefined }, 'max')}
                />
              </Labelled>
            </>
          )}
        </div>
      );
    case 'ref':
      return (
        <Labelled label={t('own:field.target')} htmlFor="field-target">
          <Select
            id="field-target"
            value={field.entity}
            disabled={isStored}
            showSearch={{ optionFilterProp: 'label' }}
            options={entities.map(({ id, title }) => ({ value: id, label: titled(title) }))}
            onChange={(entity: string) => set({ entity }, 'entity')}
          />
        </Labelled>
      );
    default:
      return null;
  }
}
