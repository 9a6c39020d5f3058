import { Button } from 'antd';
import { useState } from 'react';
import type { ActionFacts, AppFacts, EntityFacts, Found } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ActionForm } from './ActionForm.tsx';
import { useAction } from './useAction.ts';

/** The field by which an action takes a record of an entity. */
export const takes = ({ input }: ActionFacts, entity: EntityFacts): string | undefined =>
  Object.entries(input).find(([, field]) => field.kind === 'ref' && field.entity === entity.id)?.[0];

/** True when an action makes sense with a record as it is now; one that says nothing of its fields always does. */
export const fits = ({ offeredWhen }: ActionFacts, record: Found): boolean =>
  Object.entries(offeredWhen).every(
    ([field, values]) => record[field] === undefined || values.some((value) => value === record[field]),
  );

/** An optional whole number `version` is the version of the record that was seen: nobody has to type it. */
const seen = ({ input: { version } }: ActionFacts, record: Found): Partial<Pick<Found, 'version'>> =>
  version?.kind === 'integer' && version.required !== true ? { version: record.version } : {};

/** What the app can do with a record. An action that asks nothing more is done at once. */
export function RecordActions({
  facts,
  entity,
  record,
  onProblem,
}: {
  facts: AppFacts;
  entity: EntityFacts;
  record: Found;
  onProblem: (problem: unknown) => void;
}) {
  const language = useLanguage();
  const [open, setOpen] = useState<ActionFacts | null>(null);
  const { busy, run } = useAction(facts.id);
  return (
    <>
      {facts.actions.map((action) => {
        const field = takes(action, entity);
        if (field === undefined || !fits(action, record)) return null;
        const given = { [field]: record.id, ...seen(action, record) };
        const asksMore = Object.keys(action.input).length > Object.keys(given).length;
        return (
          <Button
            key={action.name}
            title={action.summary?.[language]}
            loading={busy === action.name}
            onClick={() => (asksMore ? setOpen(action) : void run(action, given).then(onProblem))}
            data-testid={`action-${action.name}`}
          >
            {action.title[language]}
          </Button>
        );
      })}
      {open !== null && (
        <ActionForm
          app={facts.id}
          action={open}
          given={{ [takes(open, entity) ?? '']: record.id, ...seen(open, record) }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
