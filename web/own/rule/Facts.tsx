import { AutoComplete, Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityFacts, OwnRule } from '../../client/index.ts';
import { Labelled } from '../parts/Labelled.tsx';
import { TitleInput } from '../parts/TitleInput.tsx';
import { isWholePoints, PointsChoice, type PointsOf } from './PointsChoice.tsx';
import { RowsWanted } from './RowsWanted.tsx';

const CRONS = ['0 8 * * *', '30 7 * * 1-6', '0 * * * *', '0 18 * * 5', '0 8 1 * *'] as const;

/** What a rule is called, whether it is on, when it runs and on what. */
export function RuleFacts({
  rule,
  entity,
  onChange,
}: {
  rule: OwnRule;
  /** Of a rule at set times: the records that it is given. */
  entity: EntityFacts | undefined;
  onChange: (rule: OwnRule, what: string) => void;
}) {
  const { t } = useTranslation('own');
  return (
    <div className="own-form">
      <TitleInput
        id="rule-title"
        label={t('own:name')}
        value={rule.title}
        onChange={(title) => onChange({ ...rule, title }, 'title')}
      />
      {rule.kind === 'schedule' && (
        <Labelled label={t('own:rule.cron')} help={t('own:rule.cronHelp')} htmlFor="rule-cron">
          <AutoComplete
            id="rule-cron"
            value={rule.cron}
            options={CRONS.map((value, index) => ({
              value,
              label: `${t(`own:cron.${index}`)} · ${value}`,
            }))}
            onChange={(cron: string) => onChange({ ...rule, cron }, 'cron')}
          />
        </Labelled>
      )}
      {rule.kind === 'schedule' && entity !== undefined && (
        <RowsWanted rule={rule} entity={entity} onChange={onChange} />
      )}
      {rule.kind === 'point' && (
        <>
          <RulePoints of={rule.of} onChange={(of) => onChange({ ...rule, of }, 'of')} />
          <Labelled label={t('own:rule.every')} htmlFor="rule-every">
            <InputNumber
              id="rule-every"
              min={1}
              max={86_400}
              precision={0}
              value={rule.every}
              onChange={(every) => onChange({ ...rule, every: every ?? 60 }, 'every')}
            />
          </Labelled>
        </>
      )}
      <Checkbox
        checked={rule.enabled}
        onChange={(event) => onChange({ ...rule, enabled: event.target.checked }, 'enabled')}
        data-testid="rule-enabled"
      >
        {t('own:rule.enabled')}
      </Checkbox>
    </div>
  );
}

/** What is chosen by half is on screen only: the draft keeps what was whole last. */
function RulePoints({ of, onChange }: { of: PointsOf; onChange: (of: PointsOf) => void }) {
  const [half, setHalf] = useState<PointsOf | null>(null);
  const change = (next: PointsOf): void => {
    const isWhole = isWholePoints(next);
    setHalf(isWhole ? null : next);
    if (isWhole) onChange(next);
  };
  return <PointsChoice id="rule" of={half ?? of} onChange={change} />;
}
