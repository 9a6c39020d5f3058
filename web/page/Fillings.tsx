import { useMemo } from 'react';
import type { AppFilling, AppSlot } from '../client/generated.ts';
import { PageCode } from './PageCode.tsx';
import { toolsOf, type Work } from './tools.ts';

interface Props {
  readonly work: Work;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What stands in a slot, each with the tools of its own app. */
export function Fillings({ slot, ...props }: Props & { readonly slot: AppSlot }) {
  return slot.fillings.map((filling) => (
    <One key={`${filling.app} ${filling.module}`} filling={filling} {...props} />
  ));
}

function One({ filling: { app, title, module }, work, payload }: Props & { readonly filling: AppFilling }) {
  const tools = useMemo(() => toolsOf(app, work), [app, work]);
  return (
    <section className="part-filling" data-testid="filling" data-app={app}>
      <h2>{title[work.language]}</h2>
      <PageCode address={module} tools={tools} payload={payload} />
    </section>
  );
}
