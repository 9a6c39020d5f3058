import { type ComponentType, useEffect, useMemo, useState } from 'react';
import type { Language } from '../i18n/language.ts';
import { PageContext } from './context.ts';
import { LightForm } from './form/LightForm.tsx';
import { FirstAsks } from './first-asks.ts';
import { Freshness } from './fresh.ts';
import type { LayoutProps } from './layouts/layout.ts';
import type { OpenedPage } from './opened.ts';
import { PageCode } from './PageCode.tsx';
import { toolsOf, Work } from './tools.ts';

interface Props {
  readonly opened: OpenedPage;
  readonly language: Language;
  readonly layout: ComponentType<LayoutProps>;
}

/** A page of an app in its layout, at work for one person. */
export function PageView({ opened, language, layout: Layout }: Props) {
  const [place, onPlace] = useState<HTMLElement | null>(null);
  const [bottom, onBottom] = useState<HTMLElement | null>(null);
  const work = useMemo(
    () => new Work(opened, language, { first: new FirstAsks(opened) }),
    [opened, language],
  );
  const fresh = useMemo(() => new Freshness(), []);
  const tools = useMemo(() => toolsOf(opened.app, work, fresh), [opened.app, work, fresh]);
  useEffect(() => work.start(), [work]);
  useEffect(() => {
    document.title = opened.page.title[language];
  }, [opened, language]);
  const around = useMemo(
    () => ({ opened, work, tools, fresh, place, bottom }),
    [opened, work, tools, fresh, place, bottom],
  );
  return (
    <PageContext value={around}>
      <Layout onPlace={onPlace} onBottom={onBottom}>
        {opened.form === undefined ? (
          <PageCode address={opened.page.module} tools={tools} />
        ) : (
          <LightForm form={opened.form} />
        )}
      </Layout>
    </PageContext>
  );
}
