import { type QuickJSContext, type QuickJSHandle, Scope } from 'quickjs-emscripten';
import { describe, readAnswer, readLogs } from './answer.ts';
import type { Clock } from './clock.ts';
import { faultOf } from './fault.ts';
import { FILES, REALM } from './realm.ts';
import { failed, failedBy, type FaultKind, type RuleFault, type RuleOutcome } from './rule.ts';

/** Milliseconds to fetch the logs of a run, on top of its limit. */
const AFTERWARDS = 5;
const RULE = { type: 'global', strict: true } as const;

/** On one line with the code's first, so that lines are the rule's own. */
const wrapped = (code: string): string => `(function (input, api) {${code}\n})`;
const linesOf = (code: string): number => code.split('\n').length;

/** One run, in a context that saw nothing before. @param input JSON */
export function visit(context: QuickJSContext, clock: Clock, code: string, input: string): RuleOutcome {
  return Scope.withScope((scope) => {
    const realm = scope.manage(context.unwrapResult(context.evalCode(REALM, FILES.realm, RULE)));
    clock.start();
    const outcome = ruled(context, realm, code, input);
    const isLate = clock.isLate;
    clock.allow(AFTERWARDS);
    const logs = logsOf(context, realm);
    return isLate ? failed('time', 'the rule took longer than it may', null, logs) : { ...outcome, logs };
  });
}

/** Reads the code; none of it runs. */
export function read(context: QuickJSContext, code: string): RuleOutcome {
  return Scope.withScope((scope) => {
    const options = { ...RULE, compileOnly: true };
    const result = scope.manage(context.evalCode(wrapped(code), FILES.rule, options));
    if (result.error !== undefined) return failedBy(shown(context, result.error, 'syntax', code));
    return { ok: true, value: null, logs: [], calls: [] };
  });
}

function ruled(context: QuickJSContext, realm: QuickJSHandle, code: string, input: string): RuleOutcome {
  return Scope.withScope((scope) => {
    const rule = scope.manage(context.evalCode(wrapped(code), FILES.rule, RULE));
    if (rule.error !== undefined) return failedBy(shown(context, rule.error, 'syntax', code));
    const run = scope.manage(context.getProp(realm, 'run'));
    const text = scope.manage(context.newString(input));
    const said = scope.manage(context.callFunction(run, context.undefined, rule.value, text));
    if (said.error !== undefined) return failedBy(shown(context, said.error, 'thrown', code));
    const answer = readAnswer(context.getString(said.value));
    if (answer.kind === 'unusable') return failed('value', answer.message);
    if (answer.kind === 'thrown') return failedBy(faultOf(answer.error, answer.stage, linesOf(code)));
    return { ok: true, value: answer.value, logs: [], calls: answer.calls };
  });
}

function logsOf(context: QuickJSContext, realm: QuickJSHandle): readonly string[] {
  return Scope.withScope((scope) => {
    const logs = scope.manage(context.getProp(realm, 'logs'));
    const said = scope.manage(context.callFunction(logs, context.undefined));
    return said.error === undefined ? readLogs(context.getString(said.value)) : [];
  });
}

const shown = (context: QuickJSContext, error: QuickJSHandle, stage: FaultKind, code: string): RuleFault =>
  faultOf(describe(context.dump(error)), stage, linesOf(code));
