/** Nobody nests so deep by hand, and no declaration does. */
const MOST = 100;

/** True when a JSON text nests deeper than anything that is read here: what walks it would run out of stack. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (sign === QUOTE) {
      at = json.indexOf('"', at + 1);
      while (at > 0 && isEscaped(json, at)) at = json.indexOf('"', at + 1);
      if (at < 0) return false;
    } else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
      depth += 1;
      if (depth > MOST) return true;
    } else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}

const [QUOTE, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT, BACKSLASH] = Array.from('"[{]}\\', (sign) =>
  sign.charCodeAt(0),
);

function isEscaped(json: string, at: number): boolean {
  let count = 0;
  while (json.charCodeAt(at - 1 - count) === BACKSLASH) count += 1;
  return count % 2 === 1;
}
