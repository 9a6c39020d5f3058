import { STATES } from './model/machine-day.ts';

/** The thing type of every machine of the town. */
export const SEWING_MACHINE = {
  id: 'sewing-machine',
  title: { zh: '缝纫机', en: 'Sewing machine' },
  metrics: [
    { name: 'state', title: { zh: '状态', en: 'State' }, datatype: 'enum', words: STATES },
    { name: 'speed', title: { zh: '转速', en: 'Speed' }, datatype: 'double', unit: 'rpm', min: 0, max: 8000 },
    { name: 'stitches', title: { zh: '今日针数', en: 'Stitches today' }, datatype: 'integer', counter: true },
    { name: 'power', title: { zh: '功率', en: 'Power' }, datatype: 'double', unit: 'W', min: 0, max: 2000 },
    {
      name: 'output',
      title: { zh: '今日产出', en: 'Output today' },
      datatype: 'integer',
      unit: '件',
      counter: true,
    },
  ],
};
