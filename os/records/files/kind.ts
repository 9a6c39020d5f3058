/** First bytes → content type. Only kinds that browsers show, or that people send each other, are taken. */
const SIGNATURES: readonly (readonly [type: string, at: number, bytes: readonly number[]])[] = [
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['image/heic', 4, [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/zip', 0, [0x50, 0x4b, 0x03, 0x04]],
];

/** Office documents are zip files; their name says which. */
const OFFICE: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

const TEXTS: Readonly<Record<string, string>> = { txt: 'text/plain', csv: 'text/csv' };

/** Content types that may be shown in a browser; everything else is saved. */
export const isShown = (type: string): boolean => type.startsWith('image/') || type === 'application/pdf';

/** Bytes that `kindOf` looks at. */
export const HEAD = 64;

/** Content type of a file by its first bytes (its name tells kinds apart that look alike), or null when it is none we take. */
export function kindOf(head: Uint8Array, name: string): string | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const type = SIGNATURES.find(([, at, bytes]) =>
    bytes.every((byte, index) => head[at + index] === byte),
  )?.[0];
  if (type === 'application/zip') return OFFICE[ending] ?? type;
  if (type !== undefined) return type;
  return head.includes(0) ? null : (TEXTS[ending] ?? null);
}
