import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { fault } from '../../namespace/parse.ts';
import { overlayDocument } from '../own/document.ts';

/** A factory's set-up as one file: apps and their settings, its own scenario, its thing types. Never a record. */
export const FORMAT = 'selvedge-sample/1';

function eachOnce(items: readonly { readonly id: string }[], context: z.core.$RefinementCtx): void {
  const ids = items.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) fault(context, { zh: `“${twice}”出现了两次。`, en: `“${twice}” is there twice.` });
}

const parts = {
  apps: z
    .array(
      z.strictObject({ id: z.string(), version: z.string(), settings: z.record(z.string(), z.unknown()) }),
    )
    .max(200)
    .superRefine(eachOnce),
  overlay: overlayDocument,
  thingTypes: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.unknown(),
        metrics: z.array(z.record(z.string(), z.unknown())),
      }),
    )
    .max(2000)
    .superRefine(eachOnce),
};

export const sampleDocument = z.strictObject({
  format: z.literal(FORMAT),
  from: z.strictObject({ slug: z.string(), title: z.unknown() }),
  at: z.string(),
  parts: z.strictObject(parts),
  /** SHA-256 of each part, so that a file that was cut off or touched on the way is noticed. */
  checksums: z.strictObject({ apps: z.string(), overlay: z.string(), thingTypes: z.string() }),
});

export type Sample = z.output<typeof sampleDocument>;
type Parts = Sample['parts'];

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

const checksum = (part: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(part)))
    .digest('hex');

/** A sample with its checksums. */
export const sealed = (from: Sample['from'], at: string, given: Parts): Sample => ({
  format: FORMAT,
  from,
  at,
  parts: given,
  checksums: {
    apps: checksum(given.apps),
    overlay: checksum(given.overlay),
    thingTypes: checksum(given.thingTypes),
  },
});

/** @throws conflict when a part is not as it was sealed */
export function checkSeals(sample: Sample): void {
  const { checksums } = sealed(sample.from, sample.at, sample.parts);
  const broken = (['apps', 'overlay', 'thingTypes'] as const).filter(
    (part) => checksums[part] !== sample.checksums[part],
  );
  if (broken.length > 0)
    throw new SelvedgeError('conflict', {
      reason: {
        zh: `文件不完整或被改动过（${broken.join('、')}）。请重新导出。`,
        en: `The file is cut off or was changed (${broken.join(', ')}). Export it again.`,
      },
    });
}
