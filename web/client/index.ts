export { createApi, type Api } from './api.ts';
export type { LiveEvent, LivePoint } from './live.ts';
export type { OwnAddition, OwnBoard, OwnEntity, OwnField, OwnRole, OwnRule, OwnTile } from './own.ts';
export { Problem } from './problem.ts';
export type {
  ActionFacts,
  AppFacts,
  EntityFacts,
  EventFacts,
  Found,
  ImportOutcome,
  ImportTask,
  SheetNames,
  ImportWish,
  Labels,
  Mends,
  RecordQuestion,
  Values,
  ViewFacts,
} from './records.ts';
export type { Span } from './series.ts';
export { everyThing, importFile } from './things.ts';
export type * from './types.ts';
