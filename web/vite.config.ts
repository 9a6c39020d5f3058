import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';
import { packed } from './packed.config.ts';

const server = process.env['SELVEDGE_URL'] ?? 'http://127.0.0.1:7080';

/** Libraries every page needs, kept apart so that a new version of ours does not reload them. */
const FOUNDATION =
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store)\//;

export default defineConfig({
  plugins: [react(), packed()],
  root: import.meta.dirname,
  publicDir: 'public',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'foundation', test: FOUNDATION }] },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': server } },
  preview: { host: '127.0.0.1', port: 4173, proxy: { '/api': server } },
});
