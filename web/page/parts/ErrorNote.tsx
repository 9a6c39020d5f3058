import type { ErrorNoteProps } from '@selvedge/sdk/page';
import { sentenceOf } from '../sentence.ts';
import { t } from '../words.ts';

/** What went wrong in a sentence, and a way to try again. */
export function ErrorNote({ error, onRetry }: ErrorNoteProps) {
  return (
    <div className="part-error" role="alert" data-testid="problem">
      <p>{sentenceOf(error)}</p>
      {onRetry !== undefined && (
        <button type="button" className="part-button" onClick={onRetry}>
          {t('page:retry')}
        </button>
      )}
    </div>
  );
}
