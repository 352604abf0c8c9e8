export * from './adjustment-coefficient.ts';
export * from './longwave.ts';
export * from './shortwave.ts';
export * from './soil-heat.ts';
export * from './sun.ts';
export * from './sun-of-the-hour.ts';
