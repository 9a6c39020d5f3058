import { BigButton, Bottom, type PageTools } from '@selvedge/sdk/page';

interface ThumbProps {
  readonly tools: PageTools;
  /** Pieces looked at. */
  readonly count: number;
  readonly onGood: (pieces: number) => Promise<void>;
  /** null = nothing to take back. */
  readonly onUndo: (() => Promise<void>) | null;
}

/** Good under the thumb, with the count on it; ten at once, and the last one back. */
export function Thumb({ tools, count, onGood, onUndo }: ThumbProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  return (
    <Bottom>
      <button type="button" className="qc-ok" onClick={() => void onGood(1)} data-testid="ok">
        <b>{say('合格', 'OK')}</b>
        <span data-testid="inspected">{count}</span>
      </button>
      <BigButton onPress={() => onGood(10)}>+10</BigButton>
      <BigButton isDisabled={onUndo === null} onPress={() => onUndo?.()}>
        {say('撤销', 'Undo')}
      </BigButton>
    </Bottom>
  );
}
