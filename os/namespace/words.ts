import type { Titles } from '@selvedge/sdk/connector';

/** Reasons and faults of this room, in both languages. */
const say = (zh: string, en: string): Titles => ({ zh, en });

export const OBJECT = {
  thing: say('设备', 'thing'),
  type: say('类型', 'type'),
  path: say('路径', 'path'),
} as const;

export const FAULT = {
  path: say(
    '路径由 / 分隔，每段 1 至 64 个字母、汉字、数字、- 或 _（Unicode NFC）。',
    'A path is made of segments between slashes, each 1 to 64 letters, digits, - or _ (Unicode NFC).',
  ),
  metricPath: say('测点的路径过长或层级过深。', 'The path of this metric would be too long or too deep.'),
  metricName: say(
    '测点名须为 1 至 64 个字母、汉字、数字、- 或 _，且不能是 ts、value、quality。',
    'A metric name has 1 to 64 letters, digits, - or _, and is not ts, value or quality.',
  ),
  typeId: say(
    '类型标识须为 1 至 64 个字母、汉字、数字、- 或 _。',
    'The id of a type has 1 to 64 letters, digits, - or _.',
  ),
  text: say('含有不能保存的字符。', 'It holds characters that cannot be kept.'),
  twice: say('出现了两次。', 'It is there twice.'),
  range: say('下限不能大于上限。', 'The lower limit is above the upper one.'),
  onlyNumbers: say('只有数值类型可以有上下限和计数。', 'Only numbers have a range or count up.'),
  wordsMissing: say('枚举需要列出允许的词。', 'An enum needs its list of words.'),
  wordsForeign: say('只有枚举可以列出词。', 'Only an enum has a list of words.'),
  noSuchType: say('没有这个类型。', 'There is no such type.'),
  page: say('翻页标记无法识别。', 'The page mark cannot be read.'),
  foreignRoot: say('路径的第一段不属于本单位。', 'The first segment is not one of this organisation.'),
  notQuarantined: say('隔离区里没有这个路径。', 'This path is not in quarantine.'),
  oneOwner: say('须写明设备路径或类型，且只写其一。', 'Name either a thing or a type, not both.'),
} as const;

export const REASON = {
  input: say('有栏目填写不正确。', 'Some fields do not fit.'),
  hasChildren: say(
    '它下面还有设备；确认后可连同下级一起删除。',
    'There are things below it; say that they are to be removed with it.',
  ),
  exists: (path: string): Titles => say(`“${path}”已经存在。`, `“${path}” is there already.`),
  intoItself: say('不能移动到自己的下级。', 'It cannot be moved below itself.'),
  quarantinedThere: (count: number): Titles =>
    say(
      `目标位置有 ${count} 个隔离路径等待处理，请先采纳或丢弃。`,
      `At the new place ${count} paths wait in quarantine; adopt or discard them first.`,
    ),
} as const;
