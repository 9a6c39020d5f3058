import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import './empty.css';

export function Lost() {
  const { t } = useTranslation('common');
  return (
    <div className="empty" data-testid="lost">
      <p>{t('common:lost.why')}</p>
      <Link to="/">{t('common:lost.home')}</Link>
    </div>
  );
}
