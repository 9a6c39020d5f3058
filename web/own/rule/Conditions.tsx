import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPlainKnown, type Known } from './known.ts';
import { isMoving as isMovingDay } from './rows.ts';
import { asksValue, type Condition, type Test, testsOf } from './sentences.ts';
import { useTitle } from '../parts/useTitle.ts';

/** A condition as part of a sentence: which field, how, compared with what. */
export function ConditionInput({
  known,
  condition,
  isMoving = false,
  onChange,
}: {
  known: readonly Known[];
  condition: Condition;
  /** Days are counted from today. */
  isMoving?: boolean;
  onChange: (condition: Condition) => void;
}) {
  const { t } = useTranslation('own');
  const titled = useTitle();
  const found = known.find(({ code }) => code === condition.code);
  return (
    <div className="own-sentence">
      <KnownSelect
        known={known.filter(isPlainKnown)}
        value={condition.code}
        label={t('own:sentence.field')}
        onChange={(code) => {
          const next = known.find((one) => one.code === code);
          const [test = 'empty'] = next === undefined ? [] : testsOf(next.field);
          onChange({ code, test, value: '' });
        }}
      />
      {found !== undefined && (
        <Select
          value={condition.test}
          aria-label={t('own:sentence.test')}
          options={testsOf(found.field).map((test) => ({
            value: test,
            label: t(`own:test.${wordOf(found, test)}`),
          }))}
          onChange={(test: Test) => onChange({ ...condition, test })}
          data-testid="condition-test"
        />
      )}
      {found !== undefined &&
        asksValue(condition.test) &&
        (found.field.kind === 'choice' ? (
          <Select
            value={condition.value || undefined}
            placeholder={t('own:sentence.value')}
            aria-label={t('own:sentence.value')}
            options={Object.entries(found.field.options).map(([value, title]) => ({
              value,
              label: titled(title),
            }))}
            onChange={(value: string, option) =>
              onChange({ ...condition, value, ...(isOption(option) ? { word: option.label } : {}) })
            }
            data-testid="condition-value"
          />
        ) : isMoving && isDay(found) && isMovingDay(condition.value) ? (
          <>
            <span>{t('own:rows.today')}</span>
            <InputNumber
              value={condition.value === '' ? 0 : Number(condition.value)}
              precision={0}
              min={-3650}
              max={3650}
              aria-label={t('own:rows.fromToday')}
              onChange={(days) => onChange({ ...condition, value: String(days ?? 0) })}
              data-testid="condition-days"
            />
            <span>{t('own:rows.days')}</span>
          </>
        ) : found.field.kind === 'boolean' ? (
          <span>{t('own:sentence.yes')}</span>
        ) : (
          <Input
            type={found.field.kind === 'date' ? 'date' : found.field.kind === 'time' ? 'time' : 'text'}
            value={condition.value}
            placeholder={t('own:sentence.value')}
            aria-label={t('own:sentence.value')}
            onChange={(event) => onChange({ ...condition, value: event.target.value })}
            data-testid="condition-value"
          />
        ))}
    </div>
  );
}

/** Times are not above each other: they come before and after. */
const wordOf = ({ field }: Known, test: Test): Test | 'after' | 'before' => {
  if (field.kind !== 'date' && field.kind !== 'moment' && field.kind !== 'time') return test;
  return test === 'above' ? 'after' : test === 'below' ? 'before' : test;
};

const isDay = ({ field }: Known): boolean => field.kind === 'date' || field.kind === 'moment';

const isOption = (option: unknown): option is { readonly label: string } =>
  typeof option === 'object' && option !== null && 'label' in option && typeof option.label === 'string';

/** One of the fields that a rule may name, by its title. */
export function KnownSelect({
  known,
  value,
  label,
  onChange,
}: {
  known: readonly Known[];
  value: string;
  label: string;
  onChange: (code: string) => void;
}) {
  const titled = useTitle();
  return (
    <Select
      value={value === '' ? undefined : value}
      placeholder={label}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={known.map(({ code, field }) => ({ value: code, label: titled(field.title) }))}
      onChange={onChange}
      data-testid="known-field"
    />
  );
}

/** Several conditions that must all hold. */
export function Conditions({
  known,
  value,
  isMoving = false,
  mayBeNone = false,
  onChange,
}: {
  known: readonly Known[];
  value: readonly Condition[];
  /** Days are counted from today. */
  isMoving?: boolean;
  mayBeNone?: boolean;
  onChange: (value: readonly Condition[]) => void;
}) {
  const { t } = useTranslation('own');
  return (
    <>
      {value.map((condition, index) => (
        <div key={index} className="own-and">
          <span className="muted">{t(index === 0 ? 'own:sentence.when' : 'own:sentence.and')}</span>
          <ConditionInput
            known={known}
            condition={condition}
            isMoving={isMoving}
            onChange={(next) => onChange(value.map((one, at) => (at === index ? next : one)))}
          />
          {(mayBeNone || value.length > 1) && (
            <Button
              type="text"
              aria-label={t('own:sentence.less')}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() => onChange([...value, { code: '', test: 'empty', value: '' }])}
          data-testid="condition-more"
        >
          {t('own:sentence.more')}
        </Button>
      </div>
    </>
  );
}
