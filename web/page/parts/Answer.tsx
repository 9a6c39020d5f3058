import type { AnswerProps, Mood } from '@selvedge/sdk/page';
import { useEffect } from 'react';
import { sound } from './sound.ts';

const SIGNS: Readonly<Record<Mood, string>> = { good: '✓', look: '!', bad: '✕' };

/** One big answer: a sign, a colour, a few words, a sound. */
export function Answer({ mood, text, note, id = text, isSilent = false, children }: AnswerProps) {
  useEffect(() => {
    if (!isSilent) sound(mood);
  }, [id, mood, isSilent]);
  return (
    <section className="part-answer" data-mood={mood} role="status" data-testid="answer-big">
      <span className="part-sign" aria-hidden>
        {SIGNS[mood]}
      </span>
      <div>
        <strong>{text}</strong>
        {note !== undefined && <p>{note}</p>}
      </div>
      {children !== undefined && <div className="part-after">{children}</div>}
    </section>
  );
}
