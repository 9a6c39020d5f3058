import { runCommand } from './program.ts';

process.channel?.unref();
process.exitCode = await runCommand(process.argv.slice(2), process.env, process.stdout, process.stderr);
