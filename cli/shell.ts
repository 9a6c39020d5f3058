import type { Titles } from '@selvedge/sdk/connector';

export type Language = 'zh' | 'en';
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a command needs of the terminal it was typed in. */
export interface Shell {
  readonly env: Environment;
  readonly language: Language;
  /** True = one JSON document on stdout and nothing else. */
  readonly json: boolean;
  /** The command's result: the value for machines, the text for people. */
  answer(value: unknown, text: string): void;
  /** Progress and remarks for people, on stderr. */
  remark(text: string): void;
  /** What a log writes, on stderr; each text brings its own line end. */
  log(text: string): void;
  /** 1 when the command did its work and its answer is no. */
  exitCode: 0 | 1;
}

/** A way for a command to end without success: exit code 1, said in both languages. */
export class CommandFailure extends Error {
  readonly titles: Titles;
  constructor(titles: Titles, options?: ErrorOptions) {
    super(titles.en, options);
    this.name = 'CommandFailure';
    this.titles = titles;
  }
}

/** Wrong usage that only the command itself can see: exit code 2. */
export class UsageFailure extends CommandFailure {
  override readonly name = 'UsageFailure';
}

/** The language of the terminal: `--lang`, else the locale the environment names, else English. */
export function languageOf(wish: string | undefined, env: Environment): Language {
  if (wish === 'zh' || wish === 'en') return wish;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

export interface Output {
  write(text: string): unknown;
}

export const newShell = (
  env: Environment,
  language: Language,
  json: boolean,
  stdout: Output,
  stderr: Output,
): Shell => ({
  env,
  language,
  json,
  answer: (value, text) => void stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`),
  remark: (text) => void stderr.write(`${text}\n`),
  log: (text) => void stderr.write(text),
  exitCode: 0,
});
