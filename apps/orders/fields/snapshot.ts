import { integer, object, ref, text, type ValueOf } from '@selvedge/sdk/app';
import { styleVersion } from '../entities/style-version.ts';
import { t } from '../words.ts';
import { operationsField } from './operation.ts';
import { colourwaysField, sizesField, techPackFields } from './techpack.ts';

/**
 * The style as it was when the order was released (garment.md, truth 2): no later change of the style touches it. It holds
 * nothing of what the customer pays.
 */
export const snapshotField = object({
  title: t('下达时的工艺', 'Style as released'),
  fields: {
    styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version'), required: true }),
    styleNumber: text({ title: t('款号', 'Style no.'), required: true, maxLength: 60 }),
    styleName: text({ title: t('款名', 'Name'), maxLength: 120 }),
    version: integer({ title: t('版本', 'Version'), required: true }),
    sizes: sizesField,
    colourways: colourwaysField,
    ...techPackFields,
    operations: operationsField,
  },
});

export type Snapshot = ValueOf<typeof snapshotField>;
