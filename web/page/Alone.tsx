import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { Problem } from '../client/problem.ts';
import type { Language } from '../i18n/language.ts';
import { install } from './installing.ts';
import { keepPage } from './kept.ts';
import type { LayoutProps } from './layouts/layout.ts';
import { Station } from './layouts/Station.tsx';
import { type OpenedPage, type PageAddress, standsAlone } from './opened.ts';
import { openPage } from './opening.ts';
import { PageView } from './PageView.tsx';
import { ErrorNote } from './parts/ErrorNote.tsx';
import { t } from './words.ts';

/** What a phone loads is a station; walls have time. */
const LAYOUTS: Readonly<Partial<Record<OpenedPage['page']['archetype'], ComponentType<LayoutProps>>>> = {
  station: Station,
  board: lazy(() => import('./layouts/Board.tsx').then((file) => ({ default: file.Board }))),
  cockpit: lazy(() => import('./layouts/Cockpit.tsx').then((file) => ({ default: file.Cockpit }))),
};
const LOOK_MS = 10 * 60_000;

interface Props {
  readonly address: PageAddress;
  readonly language: Language;
  /** As it was when it was last opened here. */
  readonly kept: OpenedPage | null;
  /** What the server says, asked for already. */
  readonly asked: Promise<OpenedPage>;
  /** The page wants the shell after all. */
  readonly onDesk: () => void;
}

/** A page without a shell: at once as it was known here, and then as the server says. */
export function Alone({ address, language, kept, asked, onDesk }: Props) {
  const [opened, setOpened] = useState(kept);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    const hear = (answer: Promise<OpenedPage>): void =>
      void answer.then(
        (now) => {
          setProblem(null);
          if (!standsAlone(now.page)) return onDesk();
          keepPage(now);
          install(now, language);
          setOpened((known) => (known === null ? now : followed(known, now)));
        },
        (cause: unknown) => {
          if (cause instanceof Problem && leads(cause)) return;
          // What is known here goes on without the server; what is not the person's any more does not.
          const isDown = cause instanceof Problem && (cause.status === 0 || cause.status >= 500);
          if (!isDown) setOpened(null);
          setProblem(cause);
        },
      );
    hear(asked);
    const timer = setInterval(() => hear(openPage(address, language)), LOOK_MS);
    return () => clearInterval(timer);
  }, [address, asked, language, onDesk]);
  const Layout = opened === null ? undefined : LAYOUTS[opened.page.archetype];
  if (opened !== null && Layout !== undefined)
    return (
      <Suspense fallback={null}>
        <PageView opened={opened} language={language} layout={Layout} />
      </Suspense>
    );
  return problem === null ? null : (
    <main className="alone-problem">
      <ErrorNote error={problem} onRetry={() => location.reload()} />
      <p>
        <a href={`/a/${encodeURIComponent(address.app)}`}>{t('page:toApp')}</a>
      </p>
    </main>
  );
}

/** What is at work is not taken away under somebody's hands, but nobody works under another's name. */
function followed(known: OpenedPage, now: OpenedPage): OpenedPage {
  if (known.person.id !== now.person.id || known.org.slug !== now.org.slug) return now;
  // A wall has nobody who would begin it anew.
  if (known.page.archetype !== 'station' && known.page.module !== now.page.module) location.reload();
  return known;
}

/** Where somebody must go first. */
function leads({ code }: Problem): boolean {
  if (code !== 'session.required' && code !== 'password.change.required') return false;
  location.replace(`/login?to=${encodeURIComponent(location.pathname + location.search)}`);
  return true;
}
