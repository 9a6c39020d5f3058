import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi, Problem } from './client/index.ts';
import { currentLanguage, startTexts } from './i18n/start.ts';
import { Splash } from './parts/Splash.tsx';
import { router } from './router.tsx';
import { chosenOrg } from './session/orgChoice.ts';
import { ApiContext } from './session/useApi.ts';
import './theme/tokens.css';
import './theme/base.css';

const api = createApi({ org: chosenOrg, language: currentLanguage });

/** A refusal stays a refusal; a lost line is worth another try. */
const worthRetrying = (count: number, problem: unknown): boolean =>
  count < 2 && !(problem instanceof Problem && problem.status >= 400 && problem.status < 500);

const queries = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 5000, refetchOnWindowFocus: false } },
});

await startTexts();
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
createRoot(root).render(
  <StrictMode>
    <ApiContext.Provider value={api}>
      <QueryClientProvider client={queries}>
        <Suspense fallback={<Splash />}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </ApiContext.Provider>
  </StrictMode>,
);
