import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  hint?: string;
  fault?: string;
  minLength?: number;
}

/** A password that can be made visible. */
export function PasswordField({ id, label, value, onChange, autoComplete, hint, fault, minLength }: Props) {
  const { t } = useTranslation('login');
  const [visible, setVisible] = useState(false);
  const note = fault || hint;
  return (
    <div className="door-field">
      <label htmlFor={id}>{label}</label>
      <div className="door-secret">
        <input
          id={id}
          type={visible ? 'text' : 'password'}
          value={value}
          autoComplete={autoComplete}
          required
          minLength={minLength}
          aria-describedby={note ? `${id}-note` : undefined}
          aria-invalid={fault ? true : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        <button type="button" aria-pressed={visible} onClick={() => setVisible(!visible)}>
          {visible ? t('login:password.hide') : t('login:password.show')}
        </button>
      </div>
      {note && (
        <p id={`${id}-note`} className={fault ? 'door-fault' : 'muted'}>
          {note}
        </p>
      )}
    </div>
  );
}
