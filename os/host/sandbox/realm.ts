/** Most lines of log and most calls of one run. */
export const MOST = { logs: 50, calls: 100 } as const;

/** File names that stand in an engine's stacks. */
export const FILES = { rule: 'rule', realm: 'realm' } as const;

/**
 * The world a rule wakes up in, as source for the engine. It is evaluated before any code of the rule and gives
 * `{ run(rule, inputText), logs() }`, both answering JSON as text:
 * run → `{ value, calls }` or `{ stage, name, message, stack }`; stage is what was going on (`thrown` or `value`).
 * What is recorded is kept as text, so that prototypes a rule bends afterwards change nothing.
 * Only the rule itself can be fooled in here: whoever reads the answers checks them again (answer.ts).
 */
export const REALM = `(function () {
  const { parse, stringify } = JSON;
  const { freeze, getPrototypeOf, values } = Object;

  delete globalThis.eval;
  delete globalThis.Function;
  for (const made of [function () {}, function* () {}, async function () {}, async function* () {}])
    delete getPrototypeOf(made).constructor;

  const frozen = (root) => {
    const open = [root];
    while (open.length > 0) {
      const next = open.pop();
      if (typeof next !== 'object' || next === null) continue;
      freeze(next);
      for (const inner of values(next)) open.push(inner);
    }
    return root;
  };

  let logs = '';
  let lines = 0;
  const shown = (part) => {
    if (typeof part === 'string') return part;
    try {
      return stringify(part) ?? typeof part;
    } catch {
      return typeof part;
    }
  };
  const log = (...parts) => {
    if (lines === ${MOST.logs}) return;
    let line = '';
    for (let at = 0; at < parts.length; at++) line += (at === 0 ? '' : ' ') + shown(parts[at]);
    logs += (lines++ === 0 ? '' : ',') + stringify(line);
  };
  globalThis.console = { log, info: log, warn: log, error: log };

  let calls = '';
  let called = 0;
  const record = (call) => {
    if (called === ${MOST.calls}) throw new RangeError('a rule may ask for ${MOST.calls} things at most');
    calls += (called++ === 0 ? '' : ',') + call;
  };
  const named = (name, what) => {
    if (typeof name !== 'string') throw new TypeError(what + ' must be a text');
    return stringify(name);
  };
  const json = (value) => {
    if (value === undefined) return 'null';
    if (typeof value === 'object' && value !== null && typeof value.then === 'function')
      throw new TypeError('a promise is no value: rules run to their end at once');
    const text = stringify(value);
    if (text === undefined) throw new TypeError('a ' + typeof value + ' is no value');
    return text;
  };
  const api = freeze({
    set: (field, value) =>
      record('{"kind":"set","field":' + named(field, 'the field') + ',"value":' + json(value) + '}'),
    warn: (text) => record('{"kind":"warn","text":' + stringify(shown(text)) + '}'),
    call: (name, args) =>
      record('{"kind":"call","name":' + named(name, 'the name') + ',"args":' + json(args) + '}'),
  });

  const described = (error) => {
    const isError = typeof error === 'object' && error !== null && typeof error.message === 'string';
    const part = (name) => (isError && typeof error[name] === 'string' ? stringify(error[name]) : '""');
    const message = isError ? part('message') : stringify(error === null ? 'null' : shown(error));
    return '"name":' + part('name') + ',"message":' + message + ',"stack":' + part('stack');
  };

  return {
    run(rule, inputText) {
      let stage = 'value';
      try {
        const input = frozen(parse(inputText));
        stage = 'thrown';
        const value = rule(input, api);
        stage = 'value';
        return '{"value":' + json(value) + ',"calls":[' + calls + ']}';
      } catch (error) {
        return '{"stage":"' + stage + '",' + described(error) + '}';
      }
    },
    logs: () => '[' + logs + ']',
  };
})()`;
