import type { PlatformProcess } from './platform.ts';

/** Ends a platform of a test that was broken off, and the PostgreSQL that it may have left. */
export async function endPlatform(running: PlatformProcess | null): Promise<void> {
  if (running === null) return;
  const pid = running.postgresPid();
  await running.kill();
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
