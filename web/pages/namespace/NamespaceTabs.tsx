import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import './tabs.css';

export function NamespaceTabs() {
  const { t } = useTranslation('namespace');
  return (
    <nav className="page-tabs" aria-label={t('namespace:tabs')}>
      <Link to="/namespace" activeOptions={{ exact: false }} data-testid="tab-tree">
        {t('namespace:tab.tree')}
      </Link>
      <Link to="/types" data-testid="tab-types">
        {t('namespace:tab.types')}
      </Link>
    </nav>
  );
}
