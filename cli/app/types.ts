import { filesOf } from '@selvedge/os/host/catalogue.ts';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse, relative } from 'node:path';
import { compiler, compilerFacts } from './house.ts';

/**
 * What the compiler finds in an app's own files; null where there is no compiler.
 * @param contracts where the contracts of other apps may be found besides
 * @param remembered file in which the compiler keeps what it has checked; null = it looks at everything each time
 */
export async function typeFaults(
  folder: string,
  contracts: readonly string[],
  remembered: string | null,
): Promise<string[] | null> {
  const options = remembered === null ? {} : { incremental: true, tsBuildInfoFile: remembered };
  const said = await compile(folder, { include: [join(folder, '**', '*.ts')], contracts, options });
  if (said === null) return null;
  const faults: string[] = [];
  let isOwn = false;
  for (const line of said.split(/\r?\n/)) {
    const isFirst = /^\S.*\(\d+,\d+\): error /.test(line);
    if (isFirst) isOwn = !/^(\.\.|\/|[A-Z]:)/.test(line);
    if (isFirst && isOwn) faults.push(line);
    // The compiler explains itself in the indented lines that follow.
    else if (isOwn && /^\s+\S/.test(line)) faults.push(`${faults.pop() ?? ''}\n${line}`);
  }
  return faults;
}

/** Declarations of an app's types, by file, for those who import its contract. */
export async function typesOf(
  folder: string,
  contracts: readonly string[] = [],
): Promise<Map<string, Buffer>> {
  const types = new Map<string, Buffer>();
  const out = await mkdtemp(join(tmpdir(), 'selvedge-types-'));
  try {
    const sources = (await filesOf(folder)).filter((file) => /(?<!\.d)\.ts$/.test(file));
    await compile(folder, {
      include: sources.map((file) => join(folder, file)),
      contracts,
      options: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        outDir: out,
        rootDir: parse(folder).root,
      },
    });
    for (const file of sources) {
      const name = file.replace(/ts$/, 'd.ts');
      const made = join(out, relative(parse(folder).root, folder), name);
      if (!existsSync(made)) continue;
      const text = await readFile(made, 'utf8');
      types.set(name, Buffer.from(text.replaceAll(/(['"])(\.{1,2}\/[^'"\n]*)\.ts\1/g, '$1$2.js$1')));
    }
    return types;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

interface Wish {
  readonly include: readonly string[];
  readonly contracts: readonly string[];
  readonly options: object;
}

/** @returns what the compiler said; null where there is none */
async function compile(folder: string, { include, contracts, options }: Wish): Promise<string | null> {
  const program = compiler();
  if (program === null) return null;
  const place = await mkdtemp(join(tmpdir(), 'selvedge-check-'));
  try {
    const facts = compilerFacts(folder, contracts);
    const own = 'compilerOptions' in facts ? facts.compilerOptions : {};
    const project = join(place, 'tsconfig.json');
    const written = { ...facts, compilerOptions: Object.assign({}, own, options), include, exclude: [] };
    await writeFile(
      project,
      JSON.stringify({ ...written, exclude: [join(folder, 'node_modules'), join(folder, 'pages')] }),
    );
    return await new Promise((resolve) => {
      execFile(
        process.execPath,
        [program, '--project', project, '--pretty', 'false'],
        { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
        (_error, stdout, stderr) => resolve(stdout + stderr),
      );
    });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
