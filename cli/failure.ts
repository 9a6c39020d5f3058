import { AppFaults } from '@selvedge/os/host/loader.ts';
import { ERRORS, fill, inLanguage, SelvedgeError } from '@selvedge/sdk/errors';
import { CommandFailure, type Language } from './shell.ts';

export interface Explained {
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

const fieldsOf = ({ fields }: SelvedgeError, language: Language): string[] =>
  fields.map(({ path, message }) => [path, inLanguage(message, language)].filter(Boolean).join(': '));

/** What to tell a person about something thrown. */
export function explain(error: unknown, language: Language): Explained {
  if (error instanceof SelvedgeError) {
    const entry = ERRORS[error.code][language];
    const { what, why, next } = entry;
    return {
      code: error.code,
      what: fill(what, error.details, language),
      why: [fill(why, error.details, language), ...fieldsOf(error, language)].join(' '),
      next: fill(next, error.details, language),
    };
  }
  if (error instanceof CommandFailure)
    return { code: 'command.failed', what: error.titles[language], why: '', next: '' };
  if (error instanceof AppFaults)
    return {
      code: 'command.failed',
      what: error.faults.map((fault) => fault[language]).join('\n'),
      why: '',
      next: '',
    };
  return {
    code: 'unexpected',
    what: error instanceof Error ? error.message : String(error),
    why: '',
    next: '',
  };
}

export const sentence = ({ what, why, next }: Explained): string =>
  [what, why, next].filter((part) => part !== '').join(' ');
