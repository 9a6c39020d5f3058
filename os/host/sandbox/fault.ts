import { type Described, shortened } from './answer.ts';
import { FILES } from './realm.ts';
import type { FaultKind, RuleFault } from './rule.ts';

/** A stack frame in the rule's own code: `    at f (rule:3:9)`, `    at rule:2:9`. */
const FRAME = new RegExp(`[ (]${FILES.rule}:(\\d+)(?::\\d+)?\\)?$`, 'm');
/** Characters of a stack that are searched for it; the newest frame comes first. */
const SEARCHED = 10_000;

/** What the engine says when it gives up. @source QuickJS, JS_ThrowOutOfMemory, JS_ThrowStackOverflow and others */
const GIVING_UP: Readonly<Record<string, FaultKind>> = {
  'out of memory': 'memory',
  'string too long': 'memory',
  'invalid string length': 'memory',
  'invalid array length': 'memory',
  'stack overflow': 'stack',
};

const MESSAGES = {
  memory: 'the rule needed more memory than it may have',
  stack: 'the rule calls itself, or nests, too deep',
} as const;

/**
 * The fault behind an error of the engine.
 * @param stage what it is unless the engine itself gave up
 * @param lines of the rule's code: the engine counts one more where code breaks off
 */
export function faultOf(error: Described, stage: FaultKind, lines: number): RuleFault {
  const kind = kindOf(error, stage);
  const found = FRAME.exec(error.stack.slice(0, SEARCHED))?.[1];
  const line = found === undefined ? null : Math.min(Number(found), lines);
  if (kind === 'memory' || kind === 'stack') return { kind, message: MESSAGES[kind], line };
  const isNamed = error.name !== '' && error.name !== 'Error' && kind === 'thrown';
  return { kind, message: shortened(isNamed ? `${error.name}: ${error.message}` : error.message), line };
}

/** Without memory for an error the engine throws null; the realm shows that as “null”, without a name. */
function kindOf({ name, message }: Described, stage: FaultKind): FaultKind {
  if (name === '' && (message === 'null' || message === '')) return 'memory';
  const isEngines = name === 'InternalError' || name === 'RangeError' || name === 'SyntaxError';
  return (isEngines && Object.hasOwn(GIVING_UP, message) ? GIVING_UP[message] : null) ?? stage;
}

/** The fault when the engine broke in the house's hands: its instance cannot be used any more. */
export function breakage(error: unknown): RuleFault {
  const kind = error instanceof RangeError ? 'stack' : 'memory';
  return { kind, message: MESSAGES[kind], line: null };
}
