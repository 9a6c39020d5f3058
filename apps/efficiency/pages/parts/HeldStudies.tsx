import { useEffect, useState } from 'react';
import { Answer, BigButton, type PageTools } from '@selvedge/sdk/page';

/** What the server refused, with why: it stays until somebody sends it again or gives it up. */
export function HeldStudies({ tools }: { readonly tools: PageTools }) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [unsent, setUnsent] = useState(() => tools.unsent());
  useEffect(() => tools.onUnsent(() => setUnsent(tools.unsent())), [tools]);
  return (
    <>
      {unsent.held.map(({ id, reason }) => (
        <Answer key={id} mood="look" isSilent text={say('没记上', 'Not recorded')} note={reason ?? ''}>
          <BigButton onPress={() => tools.resend(id)}>{say('再发一次', 'Send again')}</BigButton>
          <BigButton onPress={() => tools.drop(id)}>{say('不要了', 'Give up')}</BigButton>
        </Answer>
      ))}
    </>
  );
}
