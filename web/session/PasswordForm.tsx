import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { PasswordField } from './PasswordField.tsx';
import { useApi } from './useApi.ts';

/** Present password, new one, new one again. */
export function PasswordForm({ onDone, submit }: { onDone: () => void; submit: string }) {
  const { t } = useTranslation(['login', 'common']);
  const api = useApi();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const differs = again !== '' && again !== next;

  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await api.changePassword({ current, next });
      onDone();
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (next === again) void save();
  };

  return (
    <form className="door-form" onSubmit={onSubmit} data-testid="password-form">
      <PasswordField
        id="current-password"
        label={t('login:password.current')}
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
      />
      <PasswordField
        id="new-password"
        label={t('login:password.next')}
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        hint={t('login:password.hint')}
        minLength={8}
      />
      <PasswordField
        id="repeat-password"
        label={t('login:password.again')}
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        fault={differs ? t('login:password.differs') : ''}
      />
      {problem !== null && <ProblemNote problem={problem} />}
      <button
        className="door-button"
        type="submit"
        disabled={busy || differs || current === '' || next === ''}
      >
        {busy ? t('common:busy') : submit}
      </button>
    </form>
  );
}
