import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton.tsx';
import './secret.css';

interface Props {
  title: string;
  /** Label and text of each thing to note down. */
  facts: readonly { readonly label: string; readonly text: string; readonly id: string }[];
  children?: ReactNode;
  onClose: () => void;
}

/** A secret that is shown now and never again. */
export function SecretOnce({ title, facts, children, onClose }: Props) {
  const { t } = useTranslation('common');
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={onClose}
      okText={t('common:once.noted')}
      cancelButtonProps={{ style: { display: 'none' } }}
      mask={{ closable: false }}
      keyboard={false}
      width={640}
    >
      <div data-testid="secret-once">
        <p className="once-warning">{t('common:once.warning')}</p>
        <dl className="once">
          {facts.map((fact) => (
            <div key={fact.id}>
              <dt>{fact.label}</dt>
              <dd>
                <code data-testid={`secret-${fact.id}`}>{fact.text}</code>
                <CopyButton text={fact.text} />
              </dd>
            </div>
          ))}
        </dl>
        {children}
      </div>
    </Modal>
  );
}
