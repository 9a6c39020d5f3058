import { integer, ref, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { t } from '../words.ts';

/** A count of pieces. */
export const pieces = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });

/** A bundle as a station or a list shows it. */
export const bundleFields = {
  id: ref(bundleRef, { title: t('扎', 'Bundle'), required: true }),
  number: text({ title: t('扎号', 'Number'), required: true }),
  orderNumber: text({ title: t('单号', 'Order no.') }),
  colour: text({ title: t('颜色', 'Colour') }),
  size: text({ title: t('尺码', 'Size') }),
  quantity: pieces('件数', 'Pieces'),
} as const;

interface BundleWords {
  readonly id: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
}

/** What `bundleFields` show of a bundle. */
export const bundleTold = ({ id, number, orderNumber, colour, size, quantity }: BundleWords) => ({
  id,
  number,
  orderNumber,
  colour,
  size,
  quantity,
});
