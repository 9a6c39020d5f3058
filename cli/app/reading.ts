import { offerIn } from '@selvedge/os/host/catalogue.ts';
import { AppFaults, loadApp } from '@selvedge/os/host/loader.ts';
import { lacksOf } from '@selvedge/os/host/packing/pack.ts';
import type { AppDefinition, Titles } from '@selvedge/sdk/app';
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandFailure, type Language } from '../shell.ts';

/** An app's folder as its author has it. */
export interface AppFolder {
  readonly folder: string;
  /** null = it cannot be read; the faults say why. */
  readonly definition: AppDefinition | null;
  /** What is wrong, in sentences. */
  readonly faults: readonly Titles[];
}

/** Reads an app and everything wrong with it. @throws CommandFailure when there is none */
export async function readApp(written: string): Promise<AppFolder> {
  const folder = await realpath(resolve(written)).catch(() => resolve(written));
  const offer = offerIn(folder);
  if (offer === null)
    throw new CommandFailure({
      zh: `${folder} 里没有 app.ts。用 selvedge app new 新建一个应用。`,
      en: `There is no app.ts in ${folder}. “selvedge app new” makes one.`,
    });
  try {
    const definition = await loadApp(offer.entry);
    return { folder, definition, faults: await lacksOf(folder, definition) };
  } catch (error) {
    return { folder, definition: null, faults: sentences(error) };
  }
}

/** The loader lists what is wrong in both languages; the engine says it in its own words. */
function sentences(error: unknown): readonly Titles[] {
  if (error instanceof AppFaults) return error.faults;
  const words = error instanceof Error ? error.message : String(error);
  return [{ zh: words, en: words }];
}

/** @throws CommandFailure with everything that is wrong */
export function demandWhole({ folder, definition, faults }: AppFolder): AppDefinition {
  if (definition !== null && faults.length === 0) return definition;
  const list = (language: Language): string => faults.map((fault) => `\n- ${fault[language]}`).join('');
  throw new CommandFailure({
    zh: `${folder} 不能使用：${list('zh')}`,
    en: `${folder} cannot be used:${list('en')}`,
  });
}
