import { Answer, BigButton, type PageTools, type UnsentAction } from '@selvedge/sdk/page';

interface HeldChecksProps {
  readonly tools: PageTools;
  readonly held: readonly UnsentAction[];
}

/** What the server refused, with why: it stays until somebody sends it again or gives it up. */
export function HeldChecks({ tools, held }: HeldChecksProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  return held.map(({ id, reason }) => (
    <Answer key={id} mood="look" isSilent text={say('没记上', 'Not recorded')} note={reason ?? ''}>
      <BigButton onPress={() => tools.resend(id)}>{say('再发一次', 'Send again')}</BigButton>
      <BigButton onPress={() => tools.drop(id)}>{say('不要了', 'Give up')}</BigButton>
    </Answer>
  ));
}
