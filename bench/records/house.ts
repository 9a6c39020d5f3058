import { join } from 'node:path';
import { type AppHouse, appHouse } from '../app-house.ts';

export const LOTS = '/apps/yard/records/lot';

/** A platform in this process with the app that is measured. */
export const recordsHouse = (): Promise<AppHouse> =>
  appHouse([join(import.meta.dirname, '..', 'apps')], ['yard']);
