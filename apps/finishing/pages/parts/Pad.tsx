import { BigButton, type PageTools } from '@selvedge/sdk/page';

interface PadProps {
  readonly tools: PageTools;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly isDisabled: boolean;
  readonly confirm: string;
  readonly onDone: () => Promise<void>;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** A number by one thumb. */
export function Pad({ tools, typed, onTyped, isDisabled, confirm, onDone }: PadProps) {
  const add = (digit: string) => (): void => onTyped(`${typed}${digit}`.replace(/^0+/, '').slice(0, 5));
  return (
    <div className="fin-pad" data-testid="pad">
      <output>{typed === '' ? '0' : typed}</output>
      {KEYS.map((key) => (
        <BigButton key={key} onPress={add(key)}>
          {key}
        </BigButton>
      ))}
      <BigButton onPress={() => onTyped('')}>{tools.say({ zh: '清', en: 'C' })}</BigButton>
      <BigButton onPress={add('0')}>0</BigButton>
      <BigButton isMain isDisabled={isDisabled} onPress={onDone}>
        {confirm}
      </BigButton>
    </div>
  );
}
