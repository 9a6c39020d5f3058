import { type Finding, fault, ok } from './finding.ts';

/** Releases whose http keep-alive loses answers. */
const BROKEN = new Set(['v22.23.0', 'v24.17.0', 'v26.3.0', 'v26.3.1']);
const NEEDED = [24, 7];

/** @param version as process.version writes it */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = NEEDED;
  const isOld = major < needMajor || (major === needMajor && minor < needMinor);
  if (!isOld && !BROKEN.has(version)) return ok('node', `Node ${version}`, `Node ${version}`);
  return fault(
    'node',
    {
      zh: isOld ? `Node ${version} 太旧，需要 24.7 以上。` : `Node ${version} 有已知的网络连接缺陷。`,
      en: isOld
        ? `Node ${version} is too old; 24.7 or newer is needed.`
        : `Node ${version} has a known fault in its network connections.`,
    },
    {
      zh: '在 selvedge 目录运行 npm ci，它会带来合适的 Node。',
      en: 'Run “npm ci” in selvedge’s folder: it brings a Node that fits.',
    },
  );
}
