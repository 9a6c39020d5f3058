export * from './doors.ts';
export * from './house.ts';
export * from './matrix.ts';
