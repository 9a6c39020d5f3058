import type { OwnRule } from '../../client/index.ts';
import type { PointsOf } from './PointsChoice.tsx';

export type RuleKind = OwnRule['kind'];

export const RULE_KINDS: readonly RuleKind[] = ['validate', 'compute', 'event', 'schedule', 'point'];

/** What a rule is about: an entity, an event or a path. */
export function targetOf(rule: OwnRule): string {
  switch (rule.kind) {
    case 'event':
      return rule.event;
    case 'point':
      return 'path' in rule.of ? rule.of.path : `${rule.of.type} · ${rule.of.metric}`;
    case 'schedule':
      return rule.list.entity;
    default:
      return rule.entity;
  }
}

/** What a new rule is to be about. */
export interface Target {
  /** An entity or an event. */
  readonly id: string;
  readonly points: PointsOf;
}

/** A new rule, not written yet. */
export function ruleOf(
  kind: RuleKind,
  { id: target, points }: Target,
  facts: Pick<OwnRule, 'id' | 'title'>,
): OwnRule {
  const empty = { ...facts, code: '', enabled: true };
  switch (kind) {
    case 'event':
      return { kind, event: target, ...empty };
    case 'point':
      return { kind, of: points, every: 60, ...empty };
    case 'schedule':
      return { kind, cron: '0 8 * * *', list: { entity: target, where: {}, limit: 100 }, ...empty };
    default:
      return { kind, entity: target, ...empty };
  }
}
