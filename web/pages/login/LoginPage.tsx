import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../../i18n/start.ts';
import { hasChosen, languageOf, remember } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { PasswordField } from '../../session/PasswordField.tsx';
import { forgetPages } from '../../page/kept.ts';
import { land } from '../../session/landing.ts';
import { SESSION } from '../../session/useSession.ts';
import { useApi } from '../../session/useApi.ts';
import '../../session/door.css';

export function LoginPage() {
  const { t } = useTranslation(['login', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const language = useLanguage();
  const { to } = useSearch({ from: '/login' });
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const signIn = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const { person } = await api.signIn({ login: login.trim(), password });
      await forgetPages(person.id).catch(() => undefined);
      const own = languageOf(person.locale);
      if (!hasChosen() && own !== null) await changeLanguage(own);
      queries.clear();
      queries.setQueryData(SESSION, await land(api));
      await navigate({ href: to ?? '/', replace: true });
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void signIn();
  };
  const other = language === 'zh' ? 'en' : 'zh';

  return (
    <main className="door" data-testid="login-page">
      <section className="door-card">
        <div className="door-mark">
          <img src="/favicon.svg" alt="" />
          <div>
            <strong>{t('common:product')}</strong>
            <span className="muted">{t('login:claim')}</span>
          </div>
        </div>
        <form className="door-form" onSubmit={onSubmit} aria-label={t('login:title')}>
          <div className="door-field">
            <label htmlFor="login">{t('login:name')}</label>
            <input
              id="login"
              data-testid="login-name"
              value={login}
              onChange={(event) => setLogin(event.target.value)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              required
            />
          </div>
          <PasswordField
            id="password"
            label={t('login:secret')}
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
          />
          {problem !== null && <ProblemNote problem={problem} />}
          <button className="door-button" type="submit" data-testid="login-submit" disabled={busy}>
            {busy ? t('common:busy') : t('login:submit')}
          </button>
        </form>
        <p className="muted">{t('login:first')}</p>
        <div className="door-foot">
          <button
            type="button"
            className="plain-button"
            lang={other === 'zh' ? 'zh-CN' : 'en'}
            data-testid="language"
            onClick={() => {
              remember(other);
              void changeLanguage(other);
            }}
          >
            {other === 'zh' ? '中文' : 'English'}
          </button>
        </div>
      </section>
    </main>
  );
}
