import { z } from 'zod';

/** Which sheet of a workbook is read. */
export const sheet = z.string().max(100).describe('name of the sheet; default: the first that is not hidden');

export const sheetNames = z
  .object({ name: z.string(), others: z.array(z.string()) })
  .nullable()
  .describe('the sheet that was read, and the others that people see; null: the file has no sheets');
