import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityFacts, OwnRule } from '../../client/index.ts';
import { plain } from '../draft/parts.ts';
import { Labelled } from '../parts/Labelled.tsx';
import { Conditions } from './Conditions.tsx';
import { wantedOf, whereOf } from './rows.ts';
import type { Condition } from './sentences.ts';

type ScheduleRule = Extract<OwnRule, { kind: 'schedule' }>;

/** Which records a rule at set times is given: conditions that must all hold, none for all. */
export function RowsWanted({
  rule,
  entity,
  onChange,
}: {
  rule: ScheduleRule;
  entity: EntityFacts;
  onChange: (rule: OwnRule, what: string) => void;
}) {
  const { t } = useTranslation('own');
  const { fields } = entity;
  const { where } = rule.list;
  const kept = wantedOf(fields, where);
  // A condition that is not whole yet is on screen only; the draft may change under it.
  const [made, setMade] = useState(kept.conditions);
  const isOurs = plain(whereOf(fields, { ...kept, conditions: made })) === plain(where);
  const change = (conditions: readonly Condition[]): void => {
    setMade(conditions);
    const next = whereOf(fields, { ...kept, conditions });
    if (plain(next) !== plain(where)) onChange({ ...rule, list: { ...rule.list, where: next } }, 'where');
  };
  const known = Object.entries(fields).map(([code, field]) => ({ code, field, isOwn: false }));
  return (
    <div data-testid="rows-wanted">
      <Labelled label={t('own:rows.which')} help={t('own:rows.help')}>
        <Conditions
          known={known}
          value={isOurs ? made : kept.conditions}
          isMoving
          mayBeNone
          onChange={change}
        />
        {Object.keys(kept.rest).length > 0 && (
          <p className="form-help">
            {t('own:rows.rest')} <code>{JSON.stringify(kept.rest)}</code>
          </p>
        )}
      </Labelled>
    </div>
  );
}
