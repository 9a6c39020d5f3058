import type { OwnRule } from '../../client/index.ts';

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

/** A new rule, not written yet. @param target of a rule on points: the path */
export function ruleOf(kind: RuleKind, target: string, facts: Pick<OwnRule, 'id' | 'title'>): OwnRule {
  const empty = { ...facts, code: '', enabled: true };
  switch (kind) {
    case 'event':
      return { kind, event: target, ...empty };
    case 'point':
      return { kind, of: { path: target }, every: 60, ...empty };
    case 'schedule':
      return { kind, cron: '0 8 * * *', list: { entity: target, where: {}, limit: 100 }, ...empty };
    default:
      return { kind, entity: target, ...empty };
  }
}
