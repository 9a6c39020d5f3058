import { useTranslation } from 'react-i18next';
import { remember, type Language } from '../i18n/language.ts';
import { changeLanguage } from '../i18n/start.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useApi } from '../session/useApi.ts';

export function LanguageSwitch() {
  const { t } = useTranslation('shell');
  const api = useApi();
  const language = useLanguage();
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const change = async (): Promise<void> => {
    remember(other);
    await changeLanguage(other);
    // The server writes messages in the person's language; the screen has changed either way.
    await api.changeMe({ locale: other }).catch(() => undefined);
  };
  return (
    <button
      type="button"
      className="top-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      title={t('shell:language')}
      data-testid="language"
      onClick={() => void change()}
    >
      {other === 'zh' ? '中文' : 'EN'}
    </button>
  );
}
