import { App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { PasswordForm } from '../session/PasswordForm.tsx';
import '../session/door.css';

export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['shell', 'login']);
  const { message } = App.useApp();
  return (
    <Modal open title={t('shell:person.password')} footer={null} onCancel={onClose} width={420}>
      <PasswordForm
        submit={t('common:save')}
        onDone={() => {
          void message.success(t('login:password.changed'));
          onClose();
        }}
      />
    </Modal>
  );
}
