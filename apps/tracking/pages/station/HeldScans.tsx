import { Answer, BigButton, type PageTools, type UnsentAction } from '@selvedge/sdk/page';

interface HeldScansProps {
  readonly tools: PageTools;
  readonly held: readonly UnsentAction[];
}

/** Scans that the server refused: they stay until somebody sends them again or gives them up. */
export function HeldScans({ tools, held }: HeldScansProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  return held.map(({ id, input, reason }) => (
    <Answer
      key={id}
      mood="look"
      isSilent
      text={say('没报上', 'Not booked')}
      note={`…${String(input['code']).slice(-4)} · ${reason ?? ''}`}
    >
      <BigButton onPress={() => tools.resend(id)}>{say('再报一次', 'Send again')}</BigButton>
      <BigButton onPress={() => tools.drop(id)}>{say('不报了', 'Give up')}</BigButton>
    </Answer>
  ));
}
