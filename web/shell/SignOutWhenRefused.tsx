import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Problem } from '../client/index.ts';
import { SESSION } from '../session/useSession.ts';

/** When any request finds the session ended, the session is asked anew, and the login appears. */
export function SignOutWhenRefused() {
  const queries = useQueryClient();
  useEffect(() => {
    const refused = (cause: unknown): void => {
      if (cause instanceof Problem && cause.code === 'session.required')
        void queries.resetQueries({ queryKey: SESSION });
    };
    const stopQueries = queries.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && event.query.queryKey[0] !== SESSION[0])
        refused(event.action.error);
    });
    const stopChanges = queries.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') refused(event.action.error);
    });
    return () => {
      stopQueries();
      stopChanges();
    };
  }, [queries]);
  return null;
}
