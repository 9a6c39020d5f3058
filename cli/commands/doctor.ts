import { readConfig } from '@selvedge/os/config.ts';
import type { Command } from 'commander';
import type { Finding } from '../doctor/finding.ts';
import { examine } from '../doctor/examine.ts';
import type { Language, Shell } from '../shell.ts';

const SIGNS = { ok: '✓', warning: '!', fault: '✗' } as const;

/** `selvedge doctor`: looks at what the platform stands on and says what to do. Exit code 1 when something must be mended. */
export function addDoctor(program: Command, shell: Shell): void {
  const zh = shell.language === 'zh';
  program
    .command('doctor')
    .description(
      zh
        ? '检查磁盘、时钟、端口、数据文件夹、PostgreSQL 等，并说明怎么办'
        : 'check disk, clock, ports, data folder, PostgreSQL and more, and say what to do',
    )
    .action(async () => {
      const findings = await examine(readConfig(shell.env), Date.now());
      const faults = findings.filter(({ state }) => state === 'fault').length;
      shell.answer(
        { ok: faults === 0, findings },
        findings.map((finding) => line(finding, shell.language)).join('\n'),
      );
      if (faults > 0) shell.exitCode = 1;
    });
}

function line(finding: Finding, language: Language): string {
  const next = finding.next === undefined ? '' : `\n    → ${finding.next[language]}`;
  return `${SIGNS[finding.state]} ${finding.says[language]}${next}`;
}
