export { createApi, type Api } from './api.ts';
export type { AuditQuestion } from './installation.ts';
export type { LiveEvent, LivePoint } from './live.ts';
export type { ThingQuestion } from './namespace.ts';
export { Problem } from './problem.ts';
export type { Span } from './series.ts';
export type * from './types.ts';
