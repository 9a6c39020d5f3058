/**
 * Numbers that somebody wrote to choose some of many: `231、235-240`. Nothing written = all of them; what cannot be read
 * chooses nothing.
 */
export function chooses(written: string): (number: string) => boolean {
  const parts = written
    .normalize('NFKC')
    .split(/[\s,、;]+/u)
    .filter((part) => part !== '');
  if (parts.length === 0) return () => true;
  const ranges = parts.flatMap((part) => {
    const [, from, to] = /^#?(\d+)(?:[-~–—至]#?(\d+))?$/u.exec(part) ?? [];
    return from === undefined ? [] : [{ from: Number(from), to: Number(to ?? from) }];
  });
  return (number) => ranges.some(({ from, to }) => Number(number) >= from && Number(number) <= to);
}
