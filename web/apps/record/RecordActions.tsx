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
        const asksMore = Object.keys(action.input).length > 1;
        return (
          <Button
            key={action.name}
            title={action.summary?.[language]}
            loading={busy === action.name}
            onClick={() =>
              asksMore ? setOpen(action) : void run(action, { [field]: record.id }).then(onProblem)
            }
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
          given={{ [takes(open, entity) ?? '']: record.id }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
