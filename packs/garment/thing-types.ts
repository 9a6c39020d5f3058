import type { PackMetric, PackThingType } from '@selvedge/sdk/pack';

/** States in the words of ISO 22400 that every screen shows alike. */
const STATES = ['running', 'idle', 'stopped', 'setup', 'off'] as const;

const state: PackMetric = {
  name: 'state',
  title: { zh: '状态', en: 'State' },
  datatype: 'enum',
  words: STATES,
};
const power: PackMetric = {
  name: 'power',
  title: { zh: '功率', en: 'Power' },
  datatype: 'double',
  unit: 'W',
  min: 0,
};
const temperature: PackMetric = {
  name: 'temperature',
  title: { zh: '温度', en: 'Temperature' },
  datatype: 'double',
  unit: '°C',
};
const counted = (name: string, zh: string, en: string, unit: string): PackMetric => ({
  name,
  title: { zh, en },
  datatype: 'integer',
  unit,
  counter: true,
});

/** The number of a tag, a badge or a hanger. */
const told = (name: string, zh: string, en: string): PackMetric => ({
  name,
  title: { zh, en },
  datatype: 'text',
});

/** Machines and meters of a garment factory. */
export const THING_TYPES: readonly PackThingType[] = [
  {
    id: 'spreader',
    title: { zh: '拉布机', en: 'Spreading machine' },
    metrics: [state, counted('plies', '拉布层数', 'Plies', '层'), power],
  },
  {
    id: 'cutter',
    title: { zh: '自动裁床', en: 'Cutting machine' },
    metrics: [state, counted('pieces', '裁片数', 'Panels cut', '片'), power],
  },
  {
    id: 'fusing-press',
    title: { zh: '粘合机', en: 'Fusing press' },
    metrics: [state, temperature, power],
  },
  {
    id: 'template-machine',
    title: { zh: '模板机', en: 'Template sewing machine' },
    metrics: [state, counted('pieces', '完成件数', 'Pieces', '件'), power],
  },
  {
    id: 'hanger-station',
    title: { zh: '吊挂工位', en: 'Hanger station' },
    metrics: [
      state,
      counted('pieces', '过站件数', 'Pieces passed', '件'),
      told('in', '进站的吊架', 'Hanger that came in'),
      told('out', '出站的吊架', 'Hanger that left'),
      told('tag', '工牌', 'Badge'),
    ],
  },
  {
    id: 'rfid-reader',
    title: { zh: 'RFID 读写器', en: 'RFID reader' },
    metrics: [told('tag', '读到的标签', 'Tag that was read')],
  },
  {
    id: 'ironing-table',
    title: { zh: '烫台', en: 'Ironing table' },
    metrics: [state, temperature, power],
  },
  {
    id: 'needle-detector',
    title: { zh: '验针机', en: 'Needle detector' },
    metrics: [
      state,
      counted('pieces', '通过件数', 'Pieces passed', '件'),
      counted('alarms', '报警次数', 'Alarms', '次'),
    ],
  },
  {
    id: 'steam-boiler',
    title: { zh: '蒸汽锅炉', en: 'Steam boiler' },
    metrics: [
      state,
      {
        name: 'pressure',
        title: { zh: '压力', en: 'Pressure' },
        datatype: 'double',
        unit: 'MPa',
        min: 0,
        max: 2,
      },
      temperature,
    ],
  },
  {
    id: 'air-compressor',
    title: { zh: '空压机', en: 'Air compressor' },
    metrics: [
      state,
      {
        name: 'pressure',
        title: { zh: '压力', en: 'Pressure' },
        datatype: 'double',
        unit: 'MPa',
        min: 0,
        max: 2,
      },
      power,
    ],
  },
  {
    id: 'electricity-meter',
    title: { zh: '电表', en: 'Electricity meter' },
    metrics: [
      {
        name: 'energy',
        title: { zh: '电量', en: 'Energy' },
        datatype: 'double',
        unit: 'kWh',
        min: 0,
        counter: true,
      },
      power,
    ],
  },
];
