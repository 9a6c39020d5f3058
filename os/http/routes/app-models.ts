import { z } from 'zod';
import { type ModelCard, nameOf } from '../../host/models/models.ts';
import { route } from '../route.ts';
import { moment, titles } from '../shapes.ts';

const appParams = z.object({ app: z.string() });

const readModel = z
  .object({
    name: z.string(),
    title: titles,
    builtAt: moment.nullable().describe('null = it was never built'),
    comparedAt: moment.nullable().describe('when a part of it was compared with the facts last'),
    differences: z.number().int().describe('rows that are not as the facts say: rebuild it'),
    examples: z.array(
      z.object({
        kind: z.enum(['missing', 'extra', 'different']),
        row: z.record(z.string(), z.string().nullable()).describe('what names it'),
        fields: z.array(z.string()).describe('that differ'),
      }),
    ),
    rebuilding: z.number().nullable().describe('share done, 0 to 1; null = it is not being rebuilt'),
    fault: z.string().nullable().describe('why the last rebuild failed'),
  })
  .meta({ id: 'AppReadModel' });

const cardOf = ({ model, state, rebuilding, fault }: ModelCard): z.input<typeof readModel> => ({
  name: nameOf(model),
  title: model.entity.title,
  builtAt: state?.builtAt?.toISOString() ?? null,
  comparedAt: state?.comparedAt?.toISOString() ?? null,
  differences: state?.differences ?? 0,
  examples: (state?.examples ?? []).map(({ kind, row, fields }) => ({ kind, row, fields: [...fields] })),
  rebuilding,
  fault,
});

export const appModelRoutes = [
  route({
    method: 'GET',
    url: '/apps/{app}/read-models',
    operation: 'listReadModels',
    summary: {
      zh: '应用的汇总表及核对结果',
      en: 'Tables that an app derives from facts, and how they compare with them',
    },
    access: 'org.manage',
    params: appParams,
    output: z.object({ items: z.array(readModel) }),
    handle: async ({ house, principal, params }) => ({
      items: (await house.host.models.list(principal, params.app)).map(cardOf),
    }),
  }),
  route({
    method: 'POST',
    url: '/apps/{app}/read-models/{name}/rebuild',
    operation: 'rebuildReadModel',
    summary: { zh: '重建汇总表', en: 'Make a read model anew from the facts; the list tells how far it is' },
    access: 'org.manage',
    params: appParams.extend({ name: z.string() }),
    body: z.object({}).optional(),
    handle: async ({ house, principal, params }) =>
      house.host.models.rebuild(principal, params.app, params.name),
  }),
];
