import type { Config } from '@selvedge/os/config.ts';
import { offerIn } from '@selvedge/os/host/catalogue.ts';
import { loadApp } from '@selvedge/os/host/loader.ts';
import { type Files, readArchive } from '@selvedge/os/host/packing/archive.ts';
import { type Unpacked, unpack } from '@selvedge/os/host/packing/unpack.ts';
import type { AppDefinition } from '@selvedge/sdk/app';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { atPlatform } from '../platform-door.ts';
import { CommandFailure } from '../shell.ts';
import { packed } from './packing.ts';
import { type Preview, preview } from './proposal.ts';

interface Wish {
  readonly org?: string;
  /** Only says what would change. */
  readonly dryRun: boolean;
  /** Switches it on for the org, too. */
  readonly enable: boolean;
}

export interface Installation {
  readonly id: string;
  readonly version: string;
  readonly preview: Preview;
  readonly installed: boolean;
  readonly enabled: boolean;
}

/**
 * Brings a package (a file, or an app's folder that is packed for it) to the platform of the data folder.
 * @param tell is told what would change before anything is
 * @throws CommandFailure, SelvedgeError; then everything is as before
 */
export async function installApp(
  config: Config,
  source: string,
  wish: Wish,
  tell: (preview: Preview) => void,
): Promise<Installation> {
  if (!existsSync(join(config.data, 'secrets.json'))) throw noPlatform(config);
  const files = await filesFrom(source);
  const unpacked = await unpack(files, join(config.data, 'catalogue'));
  try {
    const definition = await definitionIn(unpacked);
    const shown = await preview(config, definition);
    if (shown === null) throw noPlatform(config);
    tell(shown);
    const { id, version } = definition;
    const answer = { id, version, preview: shown, installed: false, enabled: false };
    if (wish.dryRun || shown.faults.length > 0) return answer;
    return await atPlatform(config, wish.org === undefined ? {} : { org: wish.org }, async ({ send }) => {
      const putBack = await unpacked.offer();
      try {
        await send('POST', `/apps/${id}/install`, {});
      } catch (error) {
        await putBack();
        throw error;
      }
      if (wish.enable) await send('POST', `/apps/${id}/enable`, {});
      return { ...answer, installed: true, enabled: wish.enable };
    });
  } finally {
    await unpacked.tidy();
  }
}

async function filesFrom(source: string): Promise<Files> {
  const facts = await stat(source).catch(() => null);
  if (facts === null) throw new CommandFailure({ zh: `没有 ${source}。`, en: `There is no ${source}.` });
  return facts.isDirectory() ? (await packed(source)).files : readArchive(await readFile(source));
}

/** @throws CommandFailure when the package is not what it says */
async function definitionIn({ folder, manifest }: Unpacked): Promise<AppDefinition> {
  const offer = offerIn(folder);
  const definition = offer === null ? null : await loadApp(offer.entry, manifest.files['app.js'] ?? '');
  if (definition?.id === manifest.id && definition.version === manifest.version) return definition;
  throw new CommandFailure({
    zh: `包里的应用不是 manifest.json 所写的 ${manifest.id} ${manifest.version}。`,
    en: `The app in the package is not the ${manifest.id} ${manifest.version} of its manifest.json.`,
  });
}

const noPlatform = ({ data }: Config): CommandFailure =>
  new CommandFailure({
    zh: `${data} 中还没有平台。请先启动一次（npm start），或用 --data 指明数据文件夹。`,
    en: `There is no platform in ${data} yet. Start it once (npm start), or name the data folder with --data.`,
  });
