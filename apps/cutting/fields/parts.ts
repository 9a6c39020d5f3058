import { list, object, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

export const partsField = list({
  title: t('部位', 'Parts'),
  item: text({ title: t('部位', 'Part'), required: true, maxLength: 60 }),
  help: t('不填 = 整件全部裁片', 'Left out: all parts of the garment'),
  maxItems: 60,
});

/** Parts that are tied together; of each stack one bundle a set. */
export const partSetsField = list({
  title: t('分扎部位', 'Bundles by part'),
  help: t(
    '不填 = 整件扎一扎；填了以后每组部位各扎一扎',
    'Left out: the garment is tied whole; else one bundle for each set',
  ),
  maxItems: 60,
  item: object({
    title: t('一组', 'Set'),
    fields: { parts: list({ ...partsField, required: true }) },
  }),
});

export const fabricField = text({
  title: t('面料', 'Fabric'),
  help: t('不填 = 大身面料；罗纹、里布等分开裁的写明', 'Left out: the main fabric'),
  maxLength: 80,
});
export const lotField = text({ title: t('缸号', 'Dye lot'), maxLength: 60 });
