import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from './check.ts';

/** Wrong in every way that a declaration can be. */
const WRONG = {
  id: 'Bad App',
  version: 'x',
  title: { zh: '', en: 'Bad' },
  mark: 'long',
  scope: 'factory',
  scenes: ['none'],
  permissions: { 'other.read': { zh: '看', en: '' } },
  roles: { boss: { title: { zh: '', en: '' }, permissions: ['none'] } },
  entities: [
    {
      id: 'bad',
      fields: {
        id: { kind: 'text', title: { zh: '号', en: 'No' } },
        A: { kind: 'decimal', scale: 9, readableBy: 'no' },
      },
      label: '{gone}',
      list: ['gone'],
      read: 'none',
      write: 'none',
    },
  ],
  views: [{ id: 'x/y/z', permission: 'none', input: { B: { kind: 'text' } }, output: {} }],
  events: [{ id: 'nothing', payload: {} }],
  hooks: [{ id: 'nothing' }],
  jobs: [
    { id: 'Bad App/publish-kpis', cron: 'often' },
    { id: 'Bad App/publish-kpis', cron: 'often' },
  ],
  pages: [{ name: 'A B', permission: 'none', shortLink: 'A/' }],
  kpis: [
    {
      id: 'x',
      source: ' ',
      places: 9,
      times: 0.5,
      permission: 'none',
      dimensions: { day: {} },
      publish: { path: 'one' },
    },
  ],
  readModels: [{ entity: { id: 'x/m', fields: {}, write: 'none' }, key: ['a'], scope: ['b'], nights: 0 }],
  slots: [{ id: 'nothing', payload: {} }],
  fills: [{ slot: 'other/x/v1', permission: 'none' }],
  migrations: [{ number: 2 }],
};

test('what is wrong with a declaration is said at once, in both languages', () => {
  const faults = faultsOf(WRONG);
  assert.ok(faults.length > 40, String(faults.length));
  for (const { zh, en } of faults) {
    assert.match(zh, /\p{Script=Han}/u, zh);
    assert.match(en, /[a-z]/, en);
    assert.doesNotMatch(en, /\p{Script=Han}|undefined|\[object/u, en);
    assert.doesNotMatch(zh, /undefined|\[object/, zh);
  }
  const zh = faults.map((fault) => fault.zh).join('\n');
  for (const words of [
    '版本“x”须写成 1.2.3。',
    '须为 cron 的五项',
    '是平台自带的任务',
    '短链接',
    '须有中英文标题',
    '须写明公式来源',
    '没有声明它',
  ])
    assert.ok(zh.includes(words), words);
  assert.deepEqual(faultsOf(null), [
    { zh: '默认导出不是用 defineApp 写的。', en: 'the default export is not made by defineApp' },
  ]);
});
