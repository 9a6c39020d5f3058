import type { Readable } from 'node:stream';
import { XLSX } from '../../records/exchange/importing.ts';
import { type Answer, sending } from '../route.ts';

export const CSV = 'text/csv';
export const TYPES = { xlsx: XLSX, csv: `${CSV}; charset=utf-8` } as const;

/** A file to be kept, under a name in any script. */
export const attached = (content: Readable, contentType: string, name: string, ending: string): Answer =>
  sending({
    contentType,
    content,
    headers: {
      'content-disposition': `attachment; filename="records.${ending}"; filename*=UTF-8''${encodeURIComponent(`${name}.${ending}`)}`,
      'cache-control': 'no-store',
    },
  });
