const A_PAGE = 3;

/** Lines of one screen after the other. */
export const pagesOf = <T>(teams: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(teams.length / A_PAGE) }, (_, at) =>
    teams.slice(at * A_PAGE, (at + 1) * A_PAGE),
  );

/** Names or ids of teams in an address; none = all. */
export const wishedTeams = (search: string): string[] =>
  new URLSearchParams(search)
    .getAll('team')
    .flatMap((written) => written.split(/[,，、]/))
    .map((one) => one.trim())
    .filter((one) => one !== '');
