import { join } from 'node:path';
import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';
import { inlined } from './inlined.config.ts';
import { kept } from './kept.config.ts';
import { packed } from './packed.config.ts';
import { pageDocument } from './page-document.config.ts';

const server = process.env['SELVEDGE_URL'] ?? 'http://127.0.0.1:7080';

/** Libraries many pages need, kept apart so that a new version of ours does not reload them. A station brings React alone. */
const REACT = /node_modules\/(react|react-dom|scheduler)\/|^\0rolldown\/runtime/;
const FOUNDATION = /node_modules\/(@tanstack|i18next|react-i18next|use-sync-external-store)\//;

/** What a station needs in any case comes in one piece: over a poor line each piece costs a way there and back. */
const STATION =
  /\/web\/(page\/(?!parts\/(DeskForm|detector|workbook)|guest\/|figures\/|layouts\/(Board|Cockpit|DeskPage|Figures|Report|board|cockpit|desk|figures|report)|main)|format\/(number|time)|client\/(transport|problem|records|events)|session\/(loading|orgChoice)|i18n\/(language|title)|parts\/StateShape|state\/)[^?]*\.tsx?$|node_modules\/idb\//;

export default defineConfig({
  plugins: [react(), pageDocument(), kept(), inlined(), packed()],
  root: import.meta.dirname,
  publicDir: 'public',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Browsers without it load the same, only later.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        page: join(import.meta.dirname, 'page.html'),
      },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: REACT },
            { name: 'foundation', test: FOUNDATION },
            { name: 'station', test: STATION },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': server } },
  preview: { host: '127.0.0.1', port: 4173, proxy: { '/api': server } },
});
