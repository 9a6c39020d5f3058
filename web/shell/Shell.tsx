import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Splash } from '../parts/Splash.tsx';
import { useTranslation } from 'react-i18next';
import { BottomBar } from './BottomBar.tsx';
import { IngestBanner } from './IngestBanner.tsx';
import { Rail } from './Rail.tsx';
import { SignOutWhenRefused } from './SignOutWhenRefused.tsx';
import { TopBar } from './TopBar.tsx';
import { useSearchDoor } from './useSearchDoor.ts';
import './shell.css';

const Search = lazy(() => import('./Search.tsx').then((file) => ({ default: file.Search })));

export function Shell() {
  const { t } = useTranslation('shell');
  const search = useSearchDoor();
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t('shell:skip')}
      </a>
      <Rail onSearch={search.open} />
      <div className="shell-body">
        <TopBar onSearch={search.open} />
        <IngestBanner />
        <main id="page" className="page" tabIndex={-1}>
          <Suspense fallback={<Splash />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar />
      <SignOutWhenRefused />
      {search.isOpen && (
        <Suspense fallback={null}>
          <Search onClose={search.close} />
        </Suspense>
      )}
    </div>
  );
}
