import { useTranslation } from 'react-i18next';
import { AppearanceMenu } from './AppearanceMenu.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { LiveDot } from './LiveDot.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { Whereabouts } from './Whereabouts.tsx';

/** Where am I, is it live, in which language, who am I. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <header className="top">
      <Whereabouts />
      <div className="top-tools">
        <LiveDot />
        <button type="button" className="top-button only-narrow" onClick={onSearch}>
          {t('shell:search.short')}
        </button>
        <LanguageSwitch />
        <AppearanceMenu />
        <PersonMenu />
      </div>
    </header>
  );
}
