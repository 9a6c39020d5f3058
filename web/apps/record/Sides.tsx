import { lazy, Suspense } from 'react';
import type { AppFacts } from '../../client/index.ts';

const SideFillings = lazy(() =>
  import('./SideFillings.tsx').then((file) => ({ default: file.SideFillings })),
);

interface Props {
  readonly facts: AppFacts;
  readonly entity: string;
  readonly id: string;
}

/** What other apps put beside a record; nothing is loaded where none does. */
export function Sides({ facts, entity, id }: Props) {
  const slots = facts.slots.filter(
    (slot) => slot.id.startsWith(`${facts.id}/${entity}.side/`) && slot.fillings.length > 0,
  );
  if (slots.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <SideFillings slots={slots} id={id} />
    </Suspense>
  );
}
