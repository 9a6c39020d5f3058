import type { Titles } from '@selvedge/sdk/connector';
import type { Language } from '@selvedge/sdk/errors';

export interface TrustFacts {
  readonly language: Language;
  /** SHA-256 of the authority, as phones show it. */
  readonly fingerprint: string;
  /** Where the platform is, once trusted. */
  readonly open: string;
  /** This page, as a phone reaches it, and drawn as a QR code (SVG). */
  readonly address: string;
  readonly code: string;
}

const WORDS = {
  title: { zh: '让手机信任本厂的织边', en: 'Let a phone trust your Selvedge' },
  why: {
    zh: '织边在厂内网络上加密传输。每台手机或电脑只需做一次下面的步骤，之后扫码、离线页面和推送都能用。',
    en: 'Selvedge encrypts everything inside your network. Do these steps once on each phone or computer; scanning, offline pages and notifications work from then on.',
  },
  scan: { zh: '用手机相机扫描打开本页', en: 'Scan to open this page on a phone' },
  download: { zh: '下载证书', en: 'Download the certificate' },
  profile: { zh: '下载描述文件', en: 'Download the profile' },
  open: { zh: '完成后打开织边', en: 'Done: open Selvedge' },
  check: {
    zh: '核对指纹（SHA-256），应与服务器启动时日志里的一致：',
    en: 'Compare the fingerprint (SHA-256) with the one the server logs when it starts:',
  },
} as const satisfies Record<string, Titles>;

interface Way {
  readonly name: Titles;
  readonly file: 'crt' | 'mobileconfig';
  readonly steps: readonly Titles[];
}

const WAYS: readonly Way[] = [
  {
    name: { zh: '安卓 / 鸿蒙手机', en: 'Android' },
    file: 'crt',
    steps: [
      { zh: '点下面的按钮下载证书。', en: 'Tap the button below to download the certificate.' },
      {
        zh: '打开“设置”，搜索“CA 证书”（一般在 安全 → 加密与凭据 → 安装证书）。',
        en: 'Open Settings and search for “CA certificate” (usually Security → Encryption & credentials → Install a certificate).',
      },
      { zh: '选“CA 证书”，再选“仍然安装”。', en: 'Choose “CA certificate”, then “Install anyway”.' },
      { zh: '选中刚下载的 selvedge.crt。', en: 'Pick selvedge.crt from the downloads.' },
    ],
  },
  {
    name: { zh: '苹果手机 iPhone / iPad', en: 'iPhone and iPad' },
    file: 'mobileconfig',
    steps: [
      {
        zh: '请用 Safari 打开本页，点下面的按钮，选“允许”。',
        en: 'Open this page in Safari, tap the button below and choose “Allow”.',
      },
      {
        zh: '打开“设置”，点顶部“已下载描述文件”，安装。',
        en: 'Open Settings, tap “Profile Downloaded” at the top and install it.',
      },
      {
        zh: '再到 设置 → 通用 → 关于本机 → 证书信任设置，打开 Selvedge 的开关。',
        en: 'Then go to Settings → General → About → Certificate Trust Settings and switch Selvedge on.',
      },
    ],
  },
  {
    name: { zh: 'Windows 电脑', en: 'Windows' },
    file: 'crt',
    steps: [
      {
        zh: '点下面的按钮下载，双击打开 selvedge.crt。',
        en: 'Download with the button below and open selvedge.crt.',
      },
      {
        zh: '“安装证书” → “当前用户” → “将所有的证书都放入下列存储”。',
        en: '“Install Certificate” → “Current User” → “Place all certificates in the following store”.',
      },
      {
        zh: '选“受信任的根证书颁发机构”，完成后重新打开浏览器。',
        en: 'Choose “Trusted Root Certification Authorities”, finish, and reopen the browser.',
      },
    ],
  },
];

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2530; --paper: #faf8f4; --line: #d9d3c7; --act: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #12161d; --line: #333b47; --act: #7fb2ec; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: .5rem 0; }
nav { text-align: right; font-size: .9rem; }
a { color: var(--act); }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .75rem 0; padding: 0 1rem; }
summary { font-weight: 600; padding: .75rem 0; cursor: pointer; }
ol { padding-left: 1.4rem; margin: 0 0 .5rem; } li { margin: .35rem 0; }
.act { display: inline-block; border: 1px solid var(--act); border-radius: .4rem; padding: .55rem 1rem; margin: .25rem 0 1rem; text-decoration: none; }
.main { background: var(--act); color: var(--paper); }
figure { margin: 1.5rem 0; text-align: center; } figure svg { width: 11rem; height: 11rem; background: #fff; border-radius: .4rem; }
figcaption, .small { font-size: .85rem; overflow-wrap: anywhere; } code { font-size: .8rem; }
`;

/** The page, in one language, with a link to the other. No script. */
export function trustPage(facts: TrustFacts): string {
  const { language } = facts;
  const say = (titles: Titles): string => escape(titles[language]);
  const ways = WAYS.map(
    ({ name, file, steps }) => `<details name="way"><summary>${say(name)}</summary>
<ol>${steps.map((step) => `<li>${say(step)}</li>`).join('')}</ol>
<a class="act" href="/trust/selvedge.${file}">${say(file === 'crt' ? WORDS.download : WORDS.profile)}</a></details>`,
  ).join('\n');
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(WORDS.title)}</title><style>${STYLE}</style></head>
<body><main>
<nav><a href="/trust?lang=${language === 'zh' ? 'en' : 'zh'}">${language === 'zh' ? 'English' : '中文'}</a></nav>
<h1>${say(WORDS.title)}</h1>
<p>${say(WORDS.why)}</p>
${ways}
<p><a class="act main" href="${escape(facts.open)}">${say(WORDS.open)}</a></p>
<figure>${facts.code}<figcaption>${say(WORDS.scan)}<br>${escape(facts.address)}</figcaption></figure>
<p class="small">${say(WORDS.check)}<br><code>${escape(facts.fingerprint)}</code></p>
</main></body></html>
`;
}

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
