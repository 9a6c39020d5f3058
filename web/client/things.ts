import type { Client, ImportReport, Thing } from './generated.ts';

/** Every thing of the org, page by page, until there are `most`. */
export async function everyThing(client: Client, most: number, signal?: AbortSignal): Promise<Thing[]> {
  const found: Thing[] = [];
  let after: string | undefined;
  do {
    const page = await client.listThings({ after, limit: 500 }, signal);
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && found.length < most);
  return found;
}

/** Reads a YAML or Excel file into the namespace, or only tells what would happen. */
export const importFile = (client: Client, file: File, dryRun: boolean): Promise<ImportReport> =>
  client.importNamespace(
    {
      content: file,
      type: /\.xlsx$/i.test(file.name)
        ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
        : 'application/yaml',
    },
    { dryRun: dryRun ? '1' : '0' },
  );
