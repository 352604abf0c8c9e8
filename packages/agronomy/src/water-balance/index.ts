export * from './dual.ts';
export * from './root-zone.ts';
export * from './schedule.ts';
export * from './single.ts';
export * from './soil-water.ts';
export * from './subsoil.ts';
export type * from './types.ts';
