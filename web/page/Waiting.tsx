import { t } from './words.ts';

/** While code or data is on the way; seen only when it takes long. */
export function Waiting() {
  return (
    <p className="part-waiting" role="status">
      {t('page:waiting')}
    </p>
  );
}
