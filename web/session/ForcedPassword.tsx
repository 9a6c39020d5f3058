import { useTranslation } from 'react-i18next';
import { PasswordForm } from './PasswordForm.tsx';
import './door.css';

/** The first sign-in with a one-time password ends here: a new one, then in. */
export function ForcedPassword({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['login', 'common']);
  return (
    <main className="door" data-testid="forced-password">
      <section className="door-card">
        <h1>{t('login:forced.title')}</h1>
        <p className="muted">{t('login:forced.why')}</p>
        <PasswordForm onDone={onDone} submit={t('login:forced.submit')} />
      </section>
    </main>
  );
}
