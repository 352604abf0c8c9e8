export * from './canopy.ts';
export * from './climate.ts';
export * from './evaporation.ts';
export * from './initial.ts';
export * from './stage-mean.ts';
export * from './stages.ts';
