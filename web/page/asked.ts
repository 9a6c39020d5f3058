declare global {
  /** What the document itself asks for (public/asking.js): path below the API → answer. */
  var selvedgeAsked: Map<string, Promise<Response>> | undefined;
}

/** The answer to a question that the document asked, once. */
export function askedEarly(path: string): Promise<Response> | undefined {
  const answer = globalThis.selvedgeAsked?.get(path);
  globalThis.selvedgeAsked?.delete(path);
  return answer;
}
