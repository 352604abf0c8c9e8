export * from './collation.ts';
export * from './compact.ts';
export * from './dates.ts';
export * from './digits.ts';
export * from './direction.ts';
export * from './hijri.ts';
export * from './numbers.ts';
export * from './words.ts';
