import { z } from 'zod';

/**
 * A body that a room reads and checks itself: handed on as it was written, described by the room's own schema.
 * The type parameter is the room's input type; the room's check is what makes it true.
 */
export function written<T>(schema: z.ZodType): z.ZodType<T> {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return z.custom<T>(() => true).meta({ shape });
}
