import { definePack } from '@selvedge/sdk/pack';
import { DEFECTS } from './defects.ts';
import { OPERATIONS } from './operations.ts';
import { THING_TYPES } from './thing-types.ts';

/** Garments: sewing factories from five people to five hundred. */
export const garment = definePack({
  id: 'garment',
  version: '1.0.0',
  title: { zh: '服装', en: 'Garments' },
  summary: {
    zh: '缝制工厂：设备类型、工序与疵点词典、应用组合、十六个场景对照',
    en: 'Sewing factories: thing types, dictionaries of operations and defects, the apps to begin with, the sixteen scenes',
  },
  thingTypes: THING_TYPES,
  operations: OPERATIONS,
  defects: DEFECTS,
  apps: [
    'people',
    'orders',
    'cutting',
    'tracking',
    'outside',
    'finishing',
    'wages',
    'quality',
    'efficiency',
    'owner',
  ],
  scenes: {
    'product-design': ['orders'],
    'process-design': ['orders', 'efficiency'],
    marketing: ['orders'],
    'after-sales': [],
    planning: ['orders', 'cutting'],
    'production-control': ['tracking', 'outside', 'finishing', 'efficiency'],
    quality: ['quality'],
    equipment: [],
    safety: [],
    energy: [],
    procurement: ['outside'],
    warehouse: ['cutting', 'finishing'],
    finance: ['wages', 'owner'],
    hr: ['people', 'wages'],
    collaboration: [],
    decision: ['owner'],
  },
});
