import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Finding, fault, ok, warning } from './finding.ts';

const DAY = 86_400_000;

/** A certificate file (PEM), given by SELVEDGE_TLS_CERT. */
export async function checkCertificateFile(file: string, now: number): Promise<Finding> {
  try {
    const certificate = new X509Certificate(await readFile(file));
    return judgeExpiry(Date.parse(certificate.validTo), now);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fault(
      'certificate',
      { zh: `证书 ${file} 无法读取：${why}`, en: `The certificate ${file} cannot be read: ${why}` },
      {
        zh: '检查 SELVEDGE_TLS_CERT 的路径与权限（需 PEM 格式）。',
        en: 'Check the path and rights of SELVEDGE_TLS_CERT (PEM).',
      },
    );
  }
}

/** @param until @param now in milliseconds since the epoch */
export function judgeExpiry(until: number, now: number): Finding {
  const day = new Date(until).toISOString().slice(0, 10);
  const next = {
    zh: '换上新证书后重启平台；本机自签证书在重启时自动更新。',
    en: 'Put a new certificate in place and restart; one of the local authority is renewed by the restart itself.',
  };
  if (until <= now) {
    return fault(
      'certificate',
      { zh: `证书已于 ${day} 过期。`, en: `The certificate expired on ${day}.` },
      next,
    );
  }
  if (until - now < 21 * DAY) {
    return warning(
      'certificate',
      { zh: `证书将于 ${day} 过期。`, en: `The certificate expires on ${day}.` },
      next,
    );
  }
  return ok('certificate', `证书有效至 ${day}`, `Certificate valid until ${day}`);
}
