import { ERRORS, SelvedgeError, fill } from '@selvedge/sdk/errors';
import { CommandFailure, type Language } from './shell.ts';

export interface Explained {
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

/** What to tell a person about something thrown. */
export function explain(error: unknown, language: Language): Explained {
  if (error instanceof SelvedgeError) {
    const entry = ERRORS[error.code][language];
    const { what, why, next } = entry;
    return {
      code: error.code,
      what: fill(what, error.details),
      why: fill(why, error.details),
      next: fill(next, error.details),
    };
  }
  if (error instanceof CommandFailure)
    return { code: 'command.failed', what: error.titles[language], why: '', next: '' };
  return {
    code: 'unexpected',
    what: error instanceof Error ? error.message : String(error),
    why: '',
    next: '',
  };
}

export const sentence = ({ what, why, next }: Explained): string =>
  [what, why, next].filter((part) => part !== '').join(' ');
