import type { SlotProps } from '@selvedge/sdk/page';
import { useMemo } from 'react';
import { usePage } from '../context.ts';
import { Fillings } from '../Fillings.tsx';

/** What other apps put into a slot of this page's app; nothing when none does. */
export function Slot({ name, payload }: SlotProps) {
  const { opened, work } = usePage();
  const slot = useMemo(() => opened.slots.find(({ id }) => id === name), [opened, name]);
  return slot === undefined ? null : <Fillings slot={slot} work={work} payload={payload} />;
}
