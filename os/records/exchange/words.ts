import type { Titles } from '@selvedge/sdk/app';

const say = (zh: string, en: string): Titles => ({ zh, en });

/** What is wrong with a file, a row or a cell, in both languages. */
export const FAULT = {
  noWorkbook: say(
    '这不是可以识别的 Excel 文件（.xlsx），可能已损坏。',
    'This is no Excel file (.xlsx) that can be read; it may be broken.',
  ),
  oldWorkbook: say(
    '这是旧格式（.xls）或加了密码的 Excel 文件，请另存为不带密码的 .xlsx 后再导入。',
    'This is an old Excel file (.xls) or one with a password: save it as .xlsx without a password first.',
  ),
  empty: say('文件是空的。', 'The file is empty.'),
  otherKind: (what: Titles) =>
    say(`这是${what.zh}，不是 Excel 或 CSV 文件。`, `This is ${what.en}, no Excel or CSV file.`),
  markup: say(
    '这是改了名字的网页文件，请用 Excel 打开并另存为 .xlsx 后再导入。',
    'This is a web page under the name of a spreadsheet: open it in Excel and save it as .xlsx first.',
  ),
  noText: say('这不是 Excel 或 CSV 文件。', 'This is no Excel or CSV file.'),
  noSheet: (names: readonly string[]) =>
    say(
      `没有这张工作表，文件里有：${names.slice(0, 20).join('、')}。`,
      `There is no such sheet; the file has: ${names.slice(0, 20).join(', ')}.`,
    ),
  merged: (row: number) =>
    say(
      `与第 ${row} 行合并了单元格，不知道每行各是多少。请取消合并后分别填写。`,
      `The cell is merged with row ${row}, so the number of each row is not known: split it and fill in each row.`,
    ),
  tooLarge: say('文件解开后过大。', 'The file is too large when it is unpacked.'),
  tooManyRows: (most: number) =>
    say(`一次最多 ${most} 行，请分成几个文件。`, `At most ${most} rows at once: split the file.`),
  noHeadings: say(
    '前 20 行里没有能认出的列名，请使用模板。',
    'No heading is known in the first 20 rows: use the template.',
  ),
  twice: (other: string) =>
    say(`与列“${other}”是同一个字段。`, `It is the same field as the column “${other}”.`),
  noField: (field: string) => say(`没有字段“${field}”。`, `There is no field “${field}”.`),
  noMatch: (field: string) =>
    say(`文件里没有用来对应记录的列“${field}”。`, `The file has no column “${field}” to find records by.`),
  notMatchable: say('不能按此字段对应记录。', 'Records cannot be found by this field.'),
  errorCell: (shown: string) =>
    shown.startsWith('=')
      ? say(
          '公式还没有算出结果，请用 Excel 打开、保存一次后再导入。',
          'The formula was never worked out: open the file in Excel and save it once.',
        )
      : shown === '"'
        ? say(
            '引号（"）没有收尾，从这里到文件末尾都无法识别。',
            'A quote (") is never closed: from here to the end the file cannot be read.',
          )
        : say(`单元格是错误值 ${shown}。`, `The cell holds the error ${shown}.`),
  number: (shown: string) => say(`“${shown}”不是数字。`, `“${shown}” is no number.`),
  day: (shown: string) =>
    say(`“${shown}”不是能认出的日期，请写成 2026-11-23。`, `“${shown}” is no date: write 2026-11-23.`),
  moment: (shown: string) =>
    say(
      `“${shown}”不是能认出的时间，请写成 2026-11-23 07:50。`,
      `“${shown}” is no moment: write 2026-11-23 07:50.`,
    ),
  time: (shown: string) =>
    say(`“${shown}”不是钟点，请写成 07:30。`, `“${shown}” is no time of day: write 07:30.`),
  yesNo: (shown: string) => say(`“${shown}”应为“是”或“否”。`, `“${shown}” should be yes or no.`),
  choice: (shown: string, words: readonly string[]) =>
    say(
      `“${shown}”不在可选值之中：${words.join('、')}。`,
      `“${shown}” is none of the words allowed: ${words.join(', ')}.`,
    ),
  compact: (shown: string) => say(`“${shown}”无法识别。`, `“${shown}” cannot be read.`),
  noSuch: (shown: string, title: Titles) =>
    say(`没有名为“${shown}”的${title.zh}。`, `There is no ${title.en} called “${shown}”.`),
  several: (shown: string, title: Titles) =>
    say(
      `有多个名为“${shown}”的${title.zh}，请填编号。`,
      `There are several of ${title.en} called “${shown}”: give the id.`,
    ),
  noRecord: say(
    '没有这个编号的记录，可能已删除。',
    'There is no record of this id; it may have been removed.',
  ),
  badId: say('编号无法识别；新增的行请留空。', 'This is no id; leave it empty for a new row.'),
  noKey: say('用来对应记录的列是空的。', 'The column by which records are found is empty.'),
  severalRecords: say(
    '对应到多条记录，无法确定要修改哪一条。',
    'It fits several records, so it is not clear which to change.',
  ),
  sameRow: (row: number) => say(`与第 ${row} 行重复。`, `It is the same as row ${row}.`),
  taken: (titles: Titles) =>
    say(`已有别的记录用了同样的${titles.zh}。`, `Another record has the same ${titles.en} already.`),
} as const;

/** Words of headings and of the template. */
export const WORD = {
  yes: say('是', 'Yes'),
  no: say('否', 'No'),
  guide: say('填写说明', 'How to fill it in'),
  column: say('列', 'Column'),
  needed: say('必填', 'Needed'),
  how: say('怎样填', 'What to write'),
  example: say('示例', 'Example'),
  allowed: say('可选值', 'Words allowed'),
  id: say(
    '修改已有记录时保留编号；新增的行留空。',
    'Keep the id to change a record that is there; leave it empty for a new one.',
  ),
  tooLong: say('（内容过长，请用 CSV 导出）', '(too long for a cell; export as CSV)'),
} as const;

/** What to write into a cell of each kind of field. */
export const HOW = {
  text: say('文字', 'Text'),
  integer: say('整数', 'A whole number'),
  decimal: say('数字', 'A number'),
  boolean: say('是 或 否', 'Yes or No'),
  date: say('日期', 'A date'),
  moment: say('日期和时间', 'A date and time'),
  time: say('钟点', 'A time of day'),
  choice: say('从可选值中选一个', 'One of the words allowed'),
  ref: say('名称或编号，须已存在', 'Its name or id; it must be there already'),
  file: say('文件编号', 'Id of a file'),
  list: say('用分号隔开', 'Separated by semicolons'),
  object: say('JSON', 'JSON'),
  map: say('名称=值，用分号隔开', 'name=value, separated by semicolons'),
} as const;
