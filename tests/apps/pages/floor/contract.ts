import { entityRef, ref, slot } from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

export const scanRef = entityRef('floor/scan');
/** Stands beside each scan. */
export const beside = slot('floor/scan.side/v1', {
  title: t('扫描旁边', 'Beside a scan'),
  payload: { id: ref(scanRef, { title: t('扫描', 'Scan'), required: true }) },
});
