import { join } from 'node:path';
import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';
import { deskDoor } from './desk-door.config.ts';
import { inlined } from './inlined.config.ts';
import { kept } from './kept.config.ts';
import { packed } from './packed.config.ts';
import shell from './vite.config.ts';

/** What a station needs in any case comes in one piece: over a poor line each piece costs a way there and back. */
const STATION =
  /\/web\/(page\/(?!parts\/(DeskForm|detector|workbook)|guest\/|figures\/|layouts\/(Board|Cockpit|DeskPage|Figures|Report|board|cockpit|desk|figures|report)|main)|format\/(number|time)|client\/(transport|problem|records|events)|session\/(loading|orgChoice)|i18n\/(language|title)|parts\/StateShape|state\/)[^?]*\.tsx?$|node_modules\/(idb|preact)\/|^\0rolldown\/runtime/;

/** The document of workers' pages, into the folder of the shell's build. */
export default defineConfig({
  ...shell,
  plugins: [react(), deskDoor(), kept(), inlined(), packed()],
  publicDir: false,
  resolve: {
    alias: [
      { find: /^react$/, replacement: 'preact/compat' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
    ],
  },
  build: {
    ...shell.build,
    emptyOutDir: false,
    rolldownOptions: {
      input: { page: join(import.meta.dirname, 'page.html') },
      output: { codeSplitting: { groups: [{ name: 'station', test: STATION }] } },
    },
  },
});
