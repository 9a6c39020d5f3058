import { AutoComplete, Checkbox, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnRule } from '../../client/index.ts';
import { Labelled } from '../parts/Labelled.tsx';
import { TitleInput } from '../parts/TitleInput.tsx';

const CRONS = ['0 8 * * *', '30 7 * * 1-6', '0 * * * *', '0 18 * * 5', '0 8 1 * *'] as const;

/** What a rule is called, whether it is on, and when it runs. */
export function RuleFacts({
  rule,
  onChange,
}: {
  rule: OwnRule;
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
      {rule.kind === 'point' && 'path' in rule.of && (
        <>
          <Labelled label={t('own:rule.path')} help={t('own:rule.pathHelp')} htmlFor="rule-path">
            <Input
              id="rule-path"
              value={rule.of.path}
              onChange={(event) => onChange({ ...rule, of: { path: event.target.value } }, 'path')}
            />
          </Labelled>
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
