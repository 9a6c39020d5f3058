import type { Drawn, Mood } from '@selvedge/sdk/page';

const MARKS = { good: '●', look: '◆', bad: '■' } as const;

interface LineProps {
  readonly name: string;
  readonly title: string;
  readonly mood: Mood;
  /** null = it is on its way. */
  readonly sentence: string | null;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children?: Drawn;
}

/** A sentence that opens to the records behind it. */
export function Line({ name, title, mood, sentence, isOpen, onToggle, children }: LineProps) {
  return (
    <>
      <button
        type="button"
        className="ow-line"
        aria-expanded={isOpen}
        onClick={onToggle}
        data-testid={`line-${name}`}
        data-told={sentence !== null}
      >
        <i data-mood={mood} aria-hidden>
          {MARKS[mood]}
        </i>
        <div>
          <b>{title}</b>
          <span>{sentence ?? '…'}</span>
        </div>
        <em aria-hidden>{isOpen ? '▴' : '▾'}</em>
      </button>
      {isOpen && (
        <div className="ow-panel" data-testid={`behind-${name}`}>
          {children}
        </div>
      )}
    </>
  );
}
