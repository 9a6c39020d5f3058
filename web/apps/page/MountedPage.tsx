import { useParams } from '@tanstack/react-router';
import { type ComponentType, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { DeskPage } from '../../page/layouts/DeskPage.tsx';
import { Figures } from '../../page/layouts/Figures.tsx';
import type { LayoutProps } from '../../page/layouts/layout.ts';
import { Report } from '../../page/layouts/Report.tsx';
import { standsAlone } from '../../page/opened.ts';
import { formWishOf } from '../../page/form/wish.ts';
import { openedWith } from '../../page/opening.ts';
import { PageView } from '../../page/PageView.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { Splash } from '../../parts/Splash.tsx';
import { useSession } from '../../session/useSession.ts';
import { AppGate } from '../AppGate.tsx';
import { useApp } from '../facts.ts';
import { startWords } from '../../page/words.ts';

/** A page of an app within the shell. */
export function MountedPage() {
  const { app, page } = useParams({ from: '/desk/a/$app/page/$page' });
  return (
    <AppGate app={app}>
      <Mounted key={`${app} ${page}`} app={app} name={page} />
    </AppGate>
  );
}

const LAYOUTS: Readonly<Record<'desk' | 'report' | 'figures', ComponentType<LayoutProps>>> = {
  desk: DeskPage,
  report: Report,
  figures: Figures,
};

function Mounted({ app, name }: { app: string; name: string }) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const session = useSession();
  const facts = useApp(app);
  startWords(language);
  const page = facts.pages.find((one) => one.name === name);
  const isForm = page === undefined && formWishOf(facts, name) !== null;
  const isAlone = isForm || (page !== undefined && standsAlone(page));
  // As it was when it was opened: what is at work is not begun anew because the declaration was asked for again.
  const [now] = useState(() => ({ facts, session }));
  const opened = useMemo(
    () => (page === undefined && !isForm ? null : openedWith(now.facts, name, now.session, language)),
    [page === undefined && !isForm, now, name, language],
  );
  useEffect(() => {
    // The address bar may still show where one came from.
    if (isAlone)
      location.replace(`/a/${encodeURIComponent(app)}/page/${encodeURIComponent(name)}${location.search}`);
  }, [isAlone, app, name]);
  if (opened === null) return <Empty why={t('apps:noEntity')} />;
  const { archetype } = opened.page;
  if (isAlone || archetype === 'station' || archetype === 'board' || archetype === 'cockpit')
    return <Splash />;
  return <PageView opened={opened} language={language} layout={LAYOUTS[archetype]} />;
}
