import type {
  BooleanField,
  ChoiceField,
  DateField,
  DecimalField,
  Field,
  Fields,
  FileField,
  IntegerField,
  ListField,
  MapField,
  MomentField,
  ObjectField,
  RefField,
  TextField,
  TimeField,
} from './field.ts';

type Facts<F extends Field> = Omit<F, 'kind'>;
/** A field with its facts kept as they were written, so that the compiler knows what is required. */
type Built<K extends Field['kind'], F> = { readonly kind: K } & F;

/** A line of text, or several with `multiline`. */
export const text = <const F extends Facts<TextField>>(facts: F): Built<'text', F> => ({
  kind: 'text',
  ...facts,
});
/** A whole number, exact up to 2^53. */
export const integer = <const F extends Facts<IntegerField>>(facts: F): Built<'integer', F> => ({
  kind: 'integer',
  ...facts,
});
/** An exact decimal of `scale` places, as text: `"12.50"`. */
export const decimal = <const F extends Facts<DecimalField>>(facts: F): Built<'decimal', F> => ({
  kind: 'decimal',
  ...facts,
});
/** An exact amount in the org's currency; two places unless `scale` says otherwise (a piece price may need four). */
export const money = <
  const F extends Omit<Facts<DecimalField>, 'scale' | 'isMoney'> & { readonly scale?: number },
>(
  facts: F,
): Built<'decimal', F & { readonly scale: number; readonly isMoney: true }> => ({
  kind: 'decimal',
  isMoney: true,
  ...facts,
  scale: facts.scale ?? 2,
});
/** Yes or no. */
export const boolean = <const F extends Facts<BooleanField>>(facts: F): Built<'boolean', F> => ({
  kind: 'boolean',
  ...facts,
});
/** A calendar day, `2026-11-23`. */
export const date = <const F extends Facts<DateField>>(facts: F): Built<'date', F> => ({
  kind: 'date',
  ...facts,
});
/** A moment, RFC 3339: `2026-11-23T07:50:00.000Z`. */
export const moment = <const F extends Facts<MomentField>>(facts: F): Built<'moment', F> => ({
  kind: 'moment',
  ...facts,
});
/** A time of day, `07:30`. */
export const time = <const F extends Facts<TimeField>>(facts: F): Built<'time', F> => ({
  kind: 'time',
  ...facts,
});
/** One word of a list of words; more may be added in a later version, none taken away. */
export const choice = <const F extends Facts<ChoiceField>>(facts: F): Built<'choice', F> => ({
  kind: 'choice',
  ...facts,
});
/** Another record: `ref(customer, {…})`, or what another app's contract exports. */
export const ref = <const F extends Omit<Facts<RefField>, 'entity'>>(
  entity: EntityRef,
  facts: F,
): Built<'ref', F & { readonly entity: string }> => ({ kind: 'ref', ...facts, entity: entity.id });
/** A picture or document of the org. */
export const file = <const F extends Facts<FileField>>(facts: F): Built<'file', F> => ({
  kind: 'file',
  ...facts,
});
/** Several values of one field, in order. */
export const list = <const F extends Facts<ListField>>(facts: F): Built<'list', F> => ({
  kind: 'list',
  ...facts,
});
/** Named fields together. */
export const object = <const F extends Facts<ObjectField>>(facts: F): Built<'object', F> => ({
  kind: 'object',
  ...facts,
});
/** Values by key, `{"S": 12, "M": 20}`. */
export const map = <const F extends Facts<MapField>>(facts: F): Built<'map', F> => ({
  kind: 'map',
  ...facts,
});

/** Names an entity: the entity itself, or an `entityRef` in another app's contract. */
export interface EntityRef {
  /** `app/entity`. */
  readonly id: string;
}
/** What a contract exports, so that other apps may refer to records without importing the app. */
export const entityRef = (id: `${string}/${string}`): EntityRef => ({ id });

/** Fields that are their own input: keeps the names for the compiler. */
export const fields = <const F extends Fields>(written: F): F => written;
