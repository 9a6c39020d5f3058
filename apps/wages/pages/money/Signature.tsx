import { useState } from 'react';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';

interface SignatureProps {
  readonly tools: PageTools;
  readonly month: string;
  readonly signedAt: string | null;
  readonly onChange: () => Promise<void>;
}

export function Signature({ tools, month, signedAt, onChange }: SignatureProps) {
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  if (signedAt !== null)
    return (
      <p className="money-note">
        {say('已签字', 'Signed')}{' '}
        {new Date(signedAt).toLocaleString(tools.language === 'zh' ? 'zh-CN' : 'en-GB', {
          timeZone: tools.timeZone,
        })}
      </p>
    );
  async function sign(): Promise<void> {
    try {
      await tools.act('signPayslip', { month });
      setError(null);
      await onChange();
    } catch (thrown) {
      setError(thrown);
    }
  }
  return (
    <>
      <BigButton isMain onPress={sign}>
        {say('工资条看过了，签字', 'I have read the payslip: sign')}
      </BigButton>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
