import { boolean, date, entity, ref, text } from '@selvedge/sdk/app';
import {
  apprenticeField,
  homeRateField,
  loginField,
  nameField,
  numberField,
  phoneField,
  positionField,
  skillsField,
} from '../fields/worker.ts';
import { t } from '../words.ts';
import { team } from './team.ts';

/** Somebody who works here, or did. Actions alone change it: they keep team, badge and login true. */
export const worker = entity('people/worker', {
  title: t('员工', 'Worker'),
  plural: t('员工', 'Workers'),
  fields: {
    number: numberField,
    name: nameField,
    team: ref(team, { title: t('组', 'Team') }),
    position: positionField,
    phone: phoneField,
    isApprentice: apprenticeField,
    skills: skillsField,
    homeRate: homeRateField,
    hiredOn: date({ title: t('入职日期', 'Hired on'), required: true }),
    leftOn: date({ title: t('最后工作日', 'Last day') }),
    leftReason: text({ title: t('离职原因', 'Why he left') }),
    login: loginField,
    isActive: boolean({ title: t('在职', 'Works here'), required: true, default: true }),
  },
  unique: [['number'], ['login']],
  indexes: [['isActive', 'number']],
  label: '{number} {name}',
  list: ['number', 'name', 'team', 'position', 'isApprentice', 'hiredOn', 'phone', 'homeRate', 'isActive'],
  search: ['number', 'name', 'position'],
  sort: 'number',
  read: 'people.read',
});
