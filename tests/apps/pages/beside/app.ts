import { defineApp, fillSlot } from '@selvedge/sdk/app';
import { beside } from '@selvedge/contracts/floor';

const t = (zh: string, en: string) => ({ zh, en });

export default defineApp({
  id: 'beside',
  version: '1.0.0',
  title: t('旁边', 'Beside'),
  summary: t('填别的应用留的位置', 'Fills a slot of another app'),
  mark: '旁',
  scope: 'factory',
  requires: { apps: { floor: '1.0.0' } },
  permissions: { 'beside.read': t('查看', 'See') },
  roles: {
    owner: { title: t('老板', 'Owner'), permissions: ['beside.read'], grantedTo: ['owner'] },
  },
  fills: [
    fillSlot(beside, { title: t('批注', 'Note'), permission: 'beside.read', module: 'pages/note.tsx' }),
  ],
});
