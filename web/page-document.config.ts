import type { Plugin } from 'vite';

/** While developing, pages of apps have their own document, as the server gives it. */
export const pageDocument = (): Plugin => ({
  name: 'selvedge-page-document',
  apply: 'serve',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      if (/^\/(a\/[^/]+\/page|link)\/[^/?]+/.test(request.url ?? '')) request.url = '/page.html';
      next();
    });
  },
});
