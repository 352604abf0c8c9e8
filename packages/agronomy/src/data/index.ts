export * from './crops.ts';
export * from './find.ts';
export { rootRows } from './roots.ts';
export type * from './rows.ts';
export { soilRows } from './soils.ts';
export * from './source.ts';
export { stageRows } from './stage-lengths.ts';
