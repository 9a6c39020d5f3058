import { type Field, type Fields, fromScaled, toScaled } from '@selvedge/sdk/app';
import { z } from 'zod';
import { fault } from '../namespace/parse.ts';
import { FAULT } from './words.ts';

/** Text that PostgreSQL, a spreadsheet and a screen can all hold; line ends and tabs belong to it. */
const isKeepable = (text: string): boolean =>
  text.isWellFormed() && !/[\p{Noncharacter_Code_Point}\ufffd]|(?![\n\t])\p{Cc}/u.test(text);

/** Years that the store and the calendar know, and that are written with four digits. */
const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const isDay = (written: string): boolean =>
  DAY.test(written) && new Date(`${written}T00:00:00Z`).toJSON()?.startsWith(written) === true;

/** Largest whole number of its last place that a decimal may have: 64 bits signed. */
const LARGEST = 2n ** 63n - 1n;

function textShape(facts: Extract<Field, { kind: 'text' }>, blank: null | '' = null): z.ZodType {
  const pattern = facts.pattern === undefined ? null : new RegExp(`^(?:${facts.pattern})$`, 'u');
  return z
    .string()
    .transform((written) => written.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim())
    .superRefine((written, context) => {
      const longest = facts.maxLength ?? 500;
      if (!isKeepable(written)) fault(context, FAULT.text);
      else if (facts.multiline !== true && /[\n\t]/.test(written)) fault(context, FAULT.oneLine);
      else if (written.length > longest) fault(context, FAULT.tooLong(longest));
      else if (facts.required === true && written === '') fault(context, FAULT.required);
      else if (written !== '' && pattern?.test(written) === false) fault(context, FAULT.pattern);
    })
    .transform((written) => (written === '' && facts.required !== true ? blank : written));
}

function decimalShape(facts: Extract<Field, { kind: 'decimal' }>): z.ZodType {
  const { scale, min, max } = facts;
  return z.union([z.string(), z.number()]).transform((written, context) => {
    try {
      const scaled = toScaled(typeof written === 'number' ? plain(written) : written, scale);
      if (scaled > LARGEST || scaled < -LARGEST) fault(context, FAULT.tooLarge);
      else if (min !== undefined && scaled < toScaled(min, scale)) fault(context, FAULT.atLeast(min));
      else if (max !== undefined && scaled > toScaled(max, scale)) fault(context, FAULT.atMost(max));
      else return fromScaled(scaled, scale);
    } catch {
      fault(context, FAULT.decimal(scale));
    }
    return z.NEVER;
  });
}

/** A number without exponent, or what is no decimal. */
const plain = (value: number): string => (Math.abs(value) < 1e15 ? value.toString() : 'NaN');

function integerShape({ min, max }: Extract<Field, { kind: 'integer' }>): z.ZodType {
  return z.int().superRefine((value, context) => {
    if (min !== undefined && value < min) fault(context, FAULT.atLeast(String(min)));
    else if (max !== undefined && value > max) fault(context, FAULT.atMost(String(max)));
  });
}

function dayShape(): z.ZodType {
  return z.string().superRefine((written, context) => {
    if (!isDay(written)) fault(context, DAY.test(written) ? FAULT.noDay : FAULT.day);
  });
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const timeShape = (): z.ZodType =>
  z.string().superRefine((written, context) => {
    if (!CLOCK.test(written)) fault(context, FAULT.time);
  });
const momentShape = (): z.ZodType =>
  z.iso.datetime({ offset: true }).transform((written, context) => {
    const moment = new Date(written).toISOString();
    if (isDay(moment.slice(0, 10))) return moment;
    fault(context, FAULT.year);
    return z.NEVER;
  });

/** A name within a map: as much a text as any other. */
const isKey = (name: string): boolean =>
  name !== '' && name.length <= 100 && name !== '__proto__' && isKeepable(name) && !/[\n\t]/.test(name);

/** Declarations do not change: what was made of one is kept as long as it. */
function kept<D extends object, S>(make: (declared: D) => S): (declared: D) => S {
  const made = new WeakMap<D, S>();
  return (declared) => {
    const shape = made.get(declared) ?? make(declared);
    made.set(declared, shape);
    return shape;
  };
}

/** Shape of a value that is there. */
export const shapeOf: (facts: Field) => z.ZodType = kept(shapeOfNew);

function shapeOfNew(facts: Field): z.ZodType {
  switch (facts.kind) {
    case 'text':
      return textShape(facts);
    case 'integer':
      return integerShape(facts);
    case 'decimal':
      return decimalShape(facts);
    case 'boolean':
      return z.boolean();
    case 'date':
      return dayShape();
    case 'moment':
      return momentShape();
    case 'time':
      return timeShape();
    case 'choice':
      return z.enum(Object.keys(facts.options));
    case 'ref':
    case 'file':
      return z.uuid();
    case 'list':
      return z.array(partShape(facts.item)).max(facts.maxItems ?? 1000);
    case 'object':
      return inputShape(facts.fields);
    case 'map':
      return z.record(z.string(), partShape(facts.value)).superRefine((value, context) => {
        const names = Object.keys(value);
        if (names.length > (facts.maxItems ?? 1000)) fault(context, FAULT.tooMany);
        else if (!names.every(isKey)) fault(context, FAULT.key);
      });
  }
}

/** Shape of a value in a list or map: a blank text stays one, for there is no null in them. */
const partShape = (facts: Field): z.ZodType =>
  facts.kind === 'text' ? textShape(facts, '') : shapeOf(facts);

const withDefault: (facts: Field) => z.ZodType = kept((facts) => {
  const shape = shapeOf(facts);
  const fallback = 'default' in facts ? facts.default : undefined;
  if (facts.required === true) return fallback === undefined ? shape : shape.default(fallback);
  return shape.nullable().default(fallback ?? null);
});

const asChange: (facts: Field) => z.ZodType = kept((facts) => {
  const shape = shapeOf(facts);
  return (facts.required === true ? shape : shape.nullable()).optional();
});

const strict = (fields: Fields, shape: (facts: Field) => z.ZodType): z.ZodType<Record<string, unknown>> =>
  z.strictObject(Object.fromEntries(Object.entries(fields).map(([name, facts]) => [name, shape(facts)])));

/** Shape of the values of new records, actions, views, events: what is missing and need not be there becomes its default, or null. */
export const inputShape: (fields: Fields) => z.ZodType<Record<string, unknown>> = kept((fields) =>
  strict(fields, withDefault),
);

/** Shape of changes: only what is named changes. */
export const changesShape: (fields: Fields) => z.ZodType<Record<string, unknown>> = kept((fields) =>
  strict(fields, asChange),
);
