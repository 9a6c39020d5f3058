/**
 * The map of the house and who may reach whom. ARCHITECTURE.md says it in prose; this is what is enforced.
 */

/** Folders of the house. Later ones are listed so that they need no change here. */
export const PLACES = [
  'sdk',
  'os',
  'brain',
  'apps',
  'own',
  'connectors',
  'packs',
  'web',
  'town',
  'cli',
  'bench',
  'tests',
  'docs',
];

/** Rooms of os by floor, lowest first. A room reaches lower floors, and of its own floor only contract files. */
const OS_FLOORS: readonly (readonly string[])[] = [
  ['config.ts', 'package.json', 'ops/log.ts'],
  ['store'],
  ['identity', 'namespace', 'historian', 'alarms', 'live'],
  ['stream'],
  ['records'],
  ['host'],
  ['gateway'],
  ['ops'],
  ['http'],
  ['main.ts'],
];

/** Files that are promises between rooms: rooms on one floor may know these of each other. */
export const CONTRACTS = [
  'os/identity/known.ts',
  'os/historian/historian.ts',
  'os/namespace/series.ts',
  'os/live/live.ts',
  'os/store/unit.ts',
  'os/stream/stream.ts',
];

/** npm and node: modules a place may use; `true` = any. */
const OUTSIDE: Readonly<Record<string, { npm: boolean; node: boolean }>> = {
  sdk: { npm: false, node: false },
  apps: { npm: true, node: false },
  brain: { npm: true, node: false },
  own: { npm: true, node: false },
  web: { npm: true, node: false },
};

/** Packages of the house a place may reach by name. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  sdk: [],
  os: ['sdk'],
  brain: ['sdk'],
  apps: ['sdk'],
  own: ['sdk'],
  connectors: ['sdk'],
  packs: ['sdk'],
  web: ['sdk'],
  town: ['sdk', 'packs'],
  cli: ['sdk', 'os', 'connectors', 'town'],
  bench: ['sdk', 'os', 'connectors', 'town', 'cli', 'tests'],
  tests: ['sdk', 'os', 'connectors', 'town', 'cli', 'web'],
};

/** Places whose folders are apps. */
const APPS = ['apps', 'own', 'brain'];

/** Folder of connectors that all of them may use: payload grammars. */
const SHARED_BY_CONNECTORS = 'payload';

/** Connectors that build on another's protocol: the bridge is the other end of MQTT. */
const BUILDS_ON: Readonly<Record<string, readonly string[]>> = { bridge: ['mqtt'] };

/** Which files may read the environment; everything else gets a Config. Tests may too. */
export const READS_ENVIRONMENT = ['os/config.ts', 'cli/main.ts', 'web/vite.config.ts'];

/** Which files may import by a computed name: the doors through which add-ons come in. */
export const LOADERS = ['os/gateway/loader.ts', 'os/host/loader.ts', 'web/page/code.ts'];

/** Build and test configuration runs in Node, not in the browser. */
const isTooling = (file: string): boolean => isTest(file) || /(^|\/)[\w.-]+\.config\.ts$/.test(file);

/**
 * Tests and what only tests use: `x.test.ts`, `testing.ts`, `reference.ts` (slow and plainly right), `model/` of an app (what its
 * histories are played on), and everything in tests/ and bench/.
 */
export const isTest = (file: string): boolean =>
  /(\.test\.tsx?|(^|\/)(testing|reference)\.ts)$/.test(file) ||
  /^(tests|bench|sdk\/testing|apps\/[^/]+\/model)\//.test(file);

/** Floor of a file of os; −1 when no room of the map holds it. */
function floorOf(file: string): number {
  const inside = file.slice('os/'.length);
  const exact = OS_FLOORS.findIndex((rooms) => rooms.includes(inside));
  return exact >= 0 ? exact : OS_FLOORS.findIndex((rooms) => rooms.includes(roomOf(file)));
}

/** `os/store/unit.ts` → `store`; `os/main.ts` → `main.ts`. */
const roomOf = (file: string): string => file.split('/')[1] ?? '';

/** Why a file stands where no room is, or null. */
export function placeFault(file: string): string | null {
  const [place = ''] = file.split('/');
  if (!PLACES.includes(place)) return `“${place}” is no folder of the map`;
  if (place === 'os' && floorOf(file) < 0) return `os/${roomOf(file)} is no room of the map`;
  return null;
}

/** Why a file's name says nothing, or null. */
export function nameFault(file: string): string | null {
  const empty = file.split('/').find((part) => /^(utils?|commons?|helpers?|misc)(\..+)?$/i.test(part));
  return empty === undefined ? null : `“${empty}” names no concept`;
}

/**
 * Why an import is not allowed, or null.
 * @param file      path of the importing file, from the root of the house
 * @param specifier as written
 */
export function importFault(file: string, specifier: string): string | null {
  const [place = ''] = file.split('/');
  if (specifier.startsWith('.')) return relativeFault(file, place, specifier);
  const own = /^@selvedge\/([a-z]+)(?:\/(.+))?$/.exec(specifier);
  if (own !== null) return packageFault(file, place, own[1] ?? '', own[2] ?? '');
  const outside = OUTSIDE[place];
  if (outside === undefined || isTooling(file)) return null;
  if (specifier.startsWith('node:')) return outside.node ? null : `${place} does no I/O: ${specifier}`;
  return outside.npm ? null : `${place} uses no library: ${specifier}`;
}

function relativeFault(file: string, place: string, specifier: string): string | null {
  const target = resolveRelative(file, specifier);
  if (target === null || target.split('/')[0] !== place)
    return `${specifier} leaves ${place}/: other packages are imported by name`;
  const path = target.replace(/\?.*$/, '');
  if (!/\.(tsx?|css|svg|json)$/.test(path)) return `${specifier} must end in .ts or .tsx`;
  return insideFault(file, target);
}

function packageFault(file: string, place: string, name: string, rest: string): string | null {
  // Apps meet through contracts: `@selvedge/contracts/orders` is `contract.ts` of the app `orders`.
  if (name === 'contracts' && (APPS.includes(place) || isTest(file))) return null;
  if (!PLACES.includes(name)) return `@selvedge/${name} is no package of the house`;
  if (name === place) return insideFault(file, `${name}/${rest}`);
  const allowed = PACKAGES[place] ?? [];
  // What an app's tests speak to is a real host: the one place where the contract starts what it promises.
  const isTestDoor = file.startsWith('sdk/testing/') && name === 'os';
  if (!allowed.includes(name) && !isTestDoor) return `${place} may not import ${name}`;
  const contractOnly = place === 'connectors' && !isTest(file);
  if (contractOnly && rest !== 'connector') return 'connectors know @selvedge/sdk/connector only';
  if (name !== 'sdk' && !/\.tsx?$/.test(rest)) return `@selvedge/${name}/${rest} must end in .ts or .tsx`;
  return null;
}

/** Rules inside one package: floors of os, each connector for itself, nothing of the tests in the product. */
function insideFault(file: string, target: string): string | null {
  if (isTest(target) && !isTest(file)) return `${target} is for tests only`;
  if (file.startsWith('os/')) return floorFault(file, target);
  if (file.startsWith('connectors/')) {
    const [from, to] = [roomOf(file), roomOf(target)];
    const isAllowed = from === to || to === SHARED_BY_CONNECTORS || BUILDS_ON[from]?.includes(to);
    if (!isAllowed) return `connector ${from} may not know connector ${to}`;
  }
  return null;
}

function floorFault(file: string, target: string): string | null {
  if (roomOf(file) === roomOf(target) || isTest(file)) return null;
  const [from, to] = [floorOf(file), floorOf(target)];
  if (to < 0) return `${target} is in no room of the map`;
  if (to < from) return null;
  if (to === from && CONTRACTS.includes(target)) return null;
  return to > from
    ? `os/${roomOf(file)} is below os/${roomOf(target)}`
    : `os/${roomOf(file)} and os/${roomOf(target)} are on one floor: only contract files`;
}

/** Path from the root of the house, or null when it leaves the house. */
function resolveRelative(file: string, specifier: string): string | null {
  const parts = file.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '.') continue;
    if (step !== '..') parts.push(step);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
