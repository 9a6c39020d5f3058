import { invalid } from '../../../namespace/parse.ts';
import { FAULT } from '../words.ts';

export interface Element {
  /** Where it begins and ends in the text. */
  readonly from: number;
  readonly to: number;
  readonly attributes: string;
  readonly content: string;
}

/**
 * Elements of a name, one after the other, whatever their prefix; they must not lie within each other. Takes time in
 * proportion to the text, whatever stands in it.
 * @throws input.invalid when one is never closed
 */
export function* elements(xml: string, name: string): Generator<Element> {
  const opening = new RegExp(`<((?:\\w{1,20}:)?)${name}(?=[\\s/>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>`, 'g');
  for (let found = opening.exec(xml); found !== null; found = opening.exec(xml)) {
    const [, prefix = '', attributes = ''] = found;
    const from = found.index;
    if (attributes.endsWith('/')) {
      yield { from, to: opening.lastIndex, attributes: attributes.slice(0, -1), content: '' };
      continue;
    }
    const closing = `</${prefix}${name}>`;
    const end = xml.indexOf(closing, opening.lastIndex);
    if (end < 0) throw invalid([{ path: '', message: FAULT.noWorkbook }]);
    const to = end + closing.length;
    yield { from, to, attributes, content: xml.slice(opening.lastIndex, end) };
    opening.lastIndex = to;
  }
}

/** A text without its elements of a name. */
export function withoutElements(xml: string, name: string): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of elements(xml, name)) {
    kept += xml.slice(at, from);
    at = to;
  }
  return at === 0 ? xml : kept + xml.slice(at);
}

/** An attribute of an element, whatever its prefix. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)(?:\\w{1,20}:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(
    attributes,
  );
  return found === null ? null : (found[1] ?? found[2] ?? '');
}
