import type { Log } from '@selvedge/sdk/connector';

const nothing = (): void => {};

/** The log of short commands: what goes wrong is said by the command itself. */
export const quiet: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
