export * from './app-error.ts';
export * from './calendar.ts';
export * from './fact.ts';
export * from './iso-date.ts';
export * from './money.ts';
export * from './rate.ts';
export * from './two-languages.ts';
