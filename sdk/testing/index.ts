export * from './house.ts';
export * from './matrix.ts';
