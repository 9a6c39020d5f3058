export * from './batch.ts';
export * from './connector.ts';
export * from './path.ts';
export * from './quality.ts';
