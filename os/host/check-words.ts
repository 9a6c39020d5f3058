import type { Titles } from '@selvedge/sdk/app';

const say = (zh: string, en: string): Titles => ({ zh, en });
type Where = Titles | string;
const placed = (where: Where): Titles => (typeof where === 'string' ? say(where, where) : where);

/** Parts of a declaration, of which two may not be called the same. */
export const WHAT = {
  entity: say('记录类型', 'entity'),
  verb: say('操作或视图', 'action or view'),
  event: say('事件', 'event'),
  job: say('定时任务', 'job'),
  kpi: say('指标', 'KPI'),
  slot: say('位置', 'slot'),
  door: say('访客入口', 'door for guests'),
  subscription: say('事件处理', 'subscription'),
} as const;

/** Where in a declaration something is wrong. */
export const PLACE = {
  app: say('应用', 'the app'),
  appSummary: say('应用简介', 'its summary'),
  settings: say('设置', 'settings'),
  page: (name: string): Titles => say(`页面 ${name}`, `page ${name}`),
  role: (name: string): Titles => say(`角色 ${name}`, `role ${name}`),
  input: (id: string): Titles => say(`${id} 的输入`, `${id} input`),
  output: (id: string): Titles => say(`${id} 的输出`, `${id} output`),
  summary: (id: string): Titles => say(`${id} 的简介`, `${id}: its summary`),
  formula: (id: string): Titles => say(`${id} 的公式`, `${id}: its formula`),
  filling: (slot: string): Titles => say(`填入 ${slot} 的内容`, `what fills ${slot}`),
  within(where: Where, name: string): Titles {
    const { zh, en } = placed(where);
    return say(`${zh}：${name}`, `${en}: ${name}`);
  },
} as const;

/** Everything that can be wrong with a declaration, for its author. */
export const FAULT = {
  noApp: say('默认导出不是用 defineApp 写的。', 'the default export is not made by defineApp'),
  appId: (id: string): Titles =>
    say(
      `id “${id}”须为 2 至 31 个小写字母、数字或 -。`,
      `id “${id}” must be 2 to 31 lower case letters, digits or -`,
    ),
  version: (version: string): Titles =>
    say(`版本“${version}”须写成 1.2.3。`, `version “${version}” must read 1.2.3`),
  requiredApp: (app: string): Titles =>
    say(`requires 提到的应用“${app}”不能这样写。`, `“${app}” cannot be an app that is required`),
  requiredVersion: (app: string, version: string): Titles =>
    say(
      `requires 里 ${app} 的版本“${version}”须写成 1.2.3。`,
      `the required version “${version}” of ${app} must read 1.2.3`,
    ),
  noEntity(where: Where, entity: string): Titles {
    const { zh, en } = placed(where);
    return say(`${zh} 指向没有声明的“${entity}”。`, `${en} refers to “${entity}”, which is not declared`);
  },
  shape: (words: string): Titles =>
    say(`应用声明的形状不对（${words}）。`, `the declaration does not have the shape of one (${words})`),
  mark: say('mark 须为一两个字。', 'mark must be one or two characters'),
  scene: (scene: string): Titles => say(`没有场景“${scene}”。`, `“${scene}” is no scene`),
  permissionName: (permission: string, app: string): Titles =>
    say(`权限“${permission}”须以 ${app}. 开头。`, `permission “${permission}” must begin with ${app}.`),
  mustRead: (id: string, form: string): Titles => say(`“${id}”须写成 ${form}。`, `“${id}” must read ${form}`),
  ofTheHost: (id: string): Titles => say(`“${id}”是平台自带的任务。`, `“${id}” is a job of the host`),
  cron: (id: string, cron: string): Titles =>
    say(`${id}：“${cron}”须为 cron 的五项。`, `${id}: “${cron}” must be five fields of cron`),
  listens: (name: string): Titles =>
    say(
      `${name} 须写明设备类型和测点的名称。`,
      `${name} needs the name of a type of things, and of its metrics`,
    ),
  atOnce: (name: string): Titles =>
    say(`${name} 的 atOnce 为 1 至 1000。`, `${name} has atOnce from 1 to 1000`),
  pageName: (name: string): Titles =>
    say(`页面“${name}”的名称只能用字母、数字和 -。`, `page “${name}” needs a name of letters, digits and -`),
  shortLink: (name: string): Titles =>
    say(
      `页面“${name}”的短链接只能是一两个小写字母，不能用 a。`,
      `page “${name}” needs a short link of one or two lower-case letters, other than a`,
    ),
  migration: (number: number, wanted: number): Titles =>
    say(
      `迁移从 1 起连续编号：这里应为 ${wanted}，写成了 ${number}。`,
      `migrations are numbered from 1 without gaps; ${number} is not ${wanted}`,
    ),
  source: (id: string): Titles => say(`${id} 须写明公式来源。`, `${id} needs the source of its formula`),
  places: (id: string): Titles => say(`${id} 的小数位数为 0 至 8。`, `${id} has places from 0 to 8`),
  times: (id: string): Titles => say(`${id} 的 times 须为整数。`, `${id}: times is a whole number`),
  dimension: (id: string, name: string): Titles =>
    say(`${id}：维度不能叫“${name}”。`, `${id}: no dimension is called “${name}”`),
  published: (id: string, path: string): Titles =>
    say(`${id}：“${path}”须写成 设备/测点。`, `${id}: “${path}” must read thing/metric`),
  side: (id: string): Titles =>
    say(
      `“${id}”在记录页面上：payload 只能是 { id }。`,
      `“${id}” stands on the page of a record: its payload is { id } and no more`,
    ),
  notRequired: (slot: string, app: string): Titles =>
    say(
      `填入了“${slot}”，但“${app}”不在所需应用之列。`,
      `“${slot}” is filled, but “${app}” is not among the apps it requires`,
    ),
  ofEveryRecord: (id: string, field: string): Titles =>
    say(`${id}：“${field}”是每条记录自带的名称。`, `${id}: “${field}” is a name of every record`),
  noField: (id: string, field: string): Titles =>
    say(`${id} 提到了没有的字段“${field}”。`, `${id} names a field “${field}” that it has not`),
  camelCase(where: Where, name: string): Titles {
    const { zh, en } = placed(where);
    return say(`${zh}：“${name}”须写成 likeThis 的样子。`, `${en}: “${name}” must be written likeThis`);
  },
  scale(where: Where, name: string): Titles {
    const { zh, en } = placed(where);
    return say(`${zh}：${name} 的 scale 为 0 至 8。`, `${en}: ${name} has a scale from 0 to 8`);
  },
  notDeclared(where: Where, permission: string): Titles {
    const { zh, en } = placed(where);
    return say(
      `${zh} 要求权限“${permission}”，应用没有声明它。`,
      `${en} asks for “${permission}”, which the app does not declare`,
    );
  },
  untitled(where: Where): Titles {
    const { zh, en } = placed(where);
    return say(`${zh} 须有中英文标题。`, `${en} needs a title in both languages`);
  },
  twice: (what: Titles, id: string): Titles =>
    say(`两个${what.zh}都叫“${id}”。`, `two of ${what.en} are called “${id}”`),
  model: {
    entity: (id: string): Titles =>
      say(`汇总表 ${id} 须列入 entities。`, `${id} is a read model; its entity must be among the app’s`),
    written: (id: string): Titles =>
      say(`汇总表 ${id} 不能手工填写，不要写 write。`, `${id} is a read model: nobody writes it`),
    key: (id: string): Titles =>
      say(`汇总表 ${id} 的 key 须唯一（unique）。`, `${id} is a read model: its key must be unique`),
    scope: (id: string): Titles =>
      say(`汇总表 ${id} 的 scope 须在 key 之内。`, `${id} is a read model: its scope is part of its key`),
    kind: (id: string, field: string): Titles =>
      say(
        `${id}：“${field}”不能作 scope，须为文字、日期、选项或引用。`,
        `${id}: “${field}” cannot be a scope; it is a text, a day, a choice or a reference`,
      ),
    nights: (id: string): Titles =>
      say(`${id} 须在 1 至 31 夜内核对一遍。`, `${id} is compared in 1 to 31 nights`),
  },
  noFile: (file: string): Titles => say(`没有文件 ${file}。`, `there is no file ${file}`),
  library: (file: string, library: string): Titles =>
    say(
      `${file} 引入了“${library}”：应用只能用自己的文件、@selvedge/sdk 和其他应用的约定。`,
      `${file} imports “${library}”: an app runs with its own files, @selvedge/sdk and contracts of other apps only`,
    ),
} as const;
