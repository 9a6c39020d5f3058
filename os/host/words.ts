import type { Titles } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';

export const OBJECT = {
  app: { zh: '应用', en: 'app' },
  action: { zh: '操作', en: 'action' },
  view: { zh: '视图', en: 'view' },
  template: { zh: '模板', en: 'template' },
  entity: { zh: '记录类型', en: 'kind of record' },
  event: { zh: '事件', en: 'event' },
  kpi: { zh: '指标', en: 'KPI' },
  model: { zh: '汇总表', en: 'read model' },
  job: { zh: '定时任务', en: 'job' },
  link: { zh: '链接（可能已过期或收回）', en: 'link (it may have expired or been closed)' },
  page: { zh: '页面', en: 'page' },
  person: { zh: '人员', en: 'person' },
} as const;

export const missing = (object: Titles): SelvedgeError => new SelvedgeError('not.found', { object });
export const conflict = (zh: string, en: string): SelvedgeError =>
  new SelvedgeError('conflict', { reason: { zh, en } });
