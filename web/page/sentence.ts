import { Problem } from '../client/problem.ts';
import { t } from './words.ts';

/** What went wrong, in one or two sentences of the person's language. */
export function sentenceOf(cause: unknown): string {
  if (!(cause instanceof Problem)) return cause instanceof Error ? cause.message : String(cause);
  if (cause.code === 'network') return t('page:problem.network');
  if (cause.code === 'not.found' && cause.title === '') return t('page:problem.absent');
  if (cause.title === '') return t('page:problem.answer');
  const wrong = cause.fields.map(({ message }) => message);
  return [...(wrong.length > 0 ? wrong : [cause.detail || cause.title]), cause.next]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The same failure with its sentence as message, as pages of apps show it. */
export function told(cause: unknown): unknown {
  if (cause instanceof Problem) cause.message = sentenceOf(cause);
  return cause;
}
