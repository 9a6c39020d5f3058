import type { Standing } from './standing.ts';

/** The operation of a station on a bundle: by its number, else by its name; null = not on it. */
export function codeIn({ bench: { routing } }: Standing, operation: string): string | null {
  const named = routing.steps.find(({ code }) => code === operation);
  return (named ?? routing.steps.find(({ title }) => title === operation))?.code ?? null;
}
