declare global {
  /** What the document itself asks for (public/asking.js): “person path below the API” → answer. */
  var selvedgeAsked: Map<string, Promise<Response>> | undefined;
}

/** The answer to a question that the document asked, once. @param person in whose name alone it was asked */
export function askedEarly(path: string, person = ''): Promise<Response> | undefined {
  const key = `${person} ${path}`;
  const answer = globalThis.selvedgeAsked?.get(key);
  globalThis.selvedgeAsked?.delete(key);
  return answer;
}
