/** The same server and database under another role. */
export function withRole(url: string, role: string, password: string): string {
  const changed = parse(url);
  changed.username = encodeURIComponent(role);
  changed.password = encodeURIComponent(password);
  return changed.href;
}

/** A URL that names its host as a parameter (a socket's folder) has an empty one; only a full one can be changed. */
const parse = (url: string): URL => new URL(url.replace(/^(postgres(?:ql)?:\/\/)(?=[/?])/, '$1localhost'));
