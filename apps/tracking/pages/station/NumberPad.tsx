import { useState } from 'react';
import { BigButton, type PageTools } from '@selvedge/sdk/page';

interface NumberPadProps {
  readonly tools: PageTools;
  readonly title: string;
  /** No more than this; null = no bound known. */
  readonly most: number | null;
  readonly confirm: string;
  readonly onDone: (pieces: number) => void | Promise<unknown>;
  readonly onCancel: () => void;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Pieces by thumb, with gloves on. */
export function NumberPad({ tools, title, most, confirm, onDone, onCancel }: NumberPadProps) {
  const [typed, setTyped] = useState('');
  const pieces = Number(typed);
  const isTooMany = most !== null && pieces > most;
  const add = (digit: string) => (): void =>
    setTyped((known) => `${known}${digit}`.replace(/^0+/, '').slice(0, 5));
  return (
    <section data-testid="pad">
      <h2 className="scan-title">{title}</h2>
      <div className="scan-pad">
        <output>{typed === '' ? '0' : typed}</output>
        {KEYS.map((key) => (
          <BigButton key={key} onPress={add(key)}>
            {key}
          </BigButton>
        ))}
        <BigButton onPress={() => setTyped('')}>{tools.say({ zh: '清', en: 'C' })}</BigButton>
        <BigButton onPress={add('0')}>0</BigButton>
        <BigButton onPress={() => setTyped((known) => known.slice(0, -1))}>⌫</BigButton>
        <BigButton onPress={onCancel}>{tools.say({ zh: '返回', en: 'Back' })}</BigButton>
        <span />
        <BigButton isMain isDisabled={pieces === 0 || isTooMany} onPress={() => onDone(pieces)}>
          {confirm}
        </BigButton>
      </div>
      {isTooMany && (
        <p className="scan-note">
          {tools.say({ zh: `这扎最多还有 ${most} 件。`, en: `The bundle has at most ${most} left.` })}
        </p>
      )}
    </section>
  );
}
