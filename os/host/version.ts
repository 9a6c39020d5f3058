/** Compares semantic versions: negative when `a` is older. A pre-release is older than its release. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let part = 0; part < 3; part++)
    if (left.numbers[part] !== right.numbers[part]) return left.numbers[part] - right.numbers[part];
  if (left.suffix === right.suffix) return 0;
  if (left.suffix === '') return 1;
  return right.suffix === '' || left.suffix > right.suffix ? (right.suffix === '' ? -1 : 1) : -1;
}

function partsOf(version: string): { readonly numbers: readonly number[]; readonly suffix: string } {
  const [core, ...suffix] = version.split('-');
  return { numbers: core.split('.').map(Number), suffix: suffix.join('-') };
}
