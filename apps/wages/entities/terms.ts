import { choice, date, entity, integer, money, ref, text } from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { groupRef } from '@selvedge/contracts/tracking';
import { MODES, PERIODS } from '../fields/words.ts';
import { t } from '../words.ts';

const worker = ref(workerRef, { title: t('员工', 'Worker'), required: true });

/** How somebody is paid, from a day on. Without any he is paid by the piece. */
export const terms = entity('wages/terms', {
  title: t('计薪方式', 'Terms of pay'),
  plural: t('计薪方式', 'Terms of pay'),
  fields: {
    worker,
    since: date({ title: t('从', 'From'), required: true }),
    mode: choice({ title: t('方式', 'Paid'), options: MODES, required: true, default: 'piece' }),
    dayRate: money({ title: t('日薪', 'A day'), min: '0' }),
    homeRate: money({
      title: t('本人时薪', 'Home rate an hour'),
      scale: 4,
      min: '0',
      help: t('不填 = 花名册里的', 'None = as in the roster'),
    }),
    guarantee: money({ title: t('本人保底', 'Own guarantee'), min: '0' }),
    guaranteePer: choice({
      title: t('保底按', 'Guaranteed for'),
      options: PERIODS,
      required: true,
      default: 'month',
    }),
    pieceFactor: integer({
      title: t('计件系数（学徒）', 'Part of the piece price (apprentice)'),
      min: 0,
      max: 200,
      unit: '%',
      required: true,
      default: 100,
    }),
    score: integer({
      title: t('集体计件底分', 'Score in a group'),
      min: 1,
      max: 10_000,
      required: true,
      default: 100,
      help: t('100 = 一份', '100 = one share'),
    }),
  },
  unique: [['worker', 'since']],
  label: '{since} {mode}',
  sort: '-since',
  read: 'wages.pay',
  write: 'wages.lines',
});

/** Who shares in what a group sews, from a day on. */
export const member = entity('wages/member', {
  title: t('集体计件成员', 'Member of a group'),
  plural: t('集体计件成员', 'Members of groups'),
  fields: {
    group: ref(groupRef, { title: t('集体', 'Group'), required: true }),
    worker,
    since: date({ title: t('从', 'From'), required: true }),
    until: date({ title: t('到', 'To') }),
    note: text({ title: t('备注', 'Note') }),
  },
  indexes: [['group']],
  label: '{worker} {since}',
  read: 'wages.lead',
  write: 'wages.lead',
});
