import { useTranslation } from 'react-i18next';
import './splash.css';

/** While a page or its data is on the way; appears only when it takes long enough to be noticed. */
export function Splash() {
  const { t } = useTranslation('common');
  return (
    <div className="splash" role="status">
      {t('common:loading')}
    </div>
  );
}
