import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Problem } from '../client/index.ts';
import { LiveProvider } from '../live/LiveProvider.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { Splash } from '../parts/Splash.tsx';
import { ForcedPassword } from '../session/ForcedPassword.tsx';
import { SESSION, useSessionQuery } from '../session/useSession.ts';
import { DeskTheme } from '../theme/DeskTheme.tsx';
import { Shell } from './Shell.tsx';

/** What stands before every page but the login: a session, a password of one's own, then the shell. */
export function Desk() {
  const { data: session, error, refetch } = useSessionQuery();
  const queries = useQueryClient();
  const address = useLocation({ select: (location) => location.href });
  // While the router is on its way to the login page, this one is still here, under the new address.
  if (address.startsWith('/login')) return <Splash />;
  if (error instanceof Problem && error.status === 401)
    return <Navigate to="/login" search={address === '/' ? {} : { to: address }} replace />;
  if (session === undefined) {
    return error === null ? (
      <Splash />
    ) : (
      <div style={{ maxWidth: 560, margin: '96px auto', padding: 16 }}>
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (session.mustChangePassword)
    return <ForcedPassword onDone={() => void queries.invalidateQueries({ queryKey: SESSION })} />;
  return (
    <DeskTheme>
      <LiveProvider key={session.org?.slug ?? ''}>
        <Suspense fallback={<Splash />}>
          <Shell />
        </Suspense>
      </LiveProvider>
    </DeskTheme>
  );
}
