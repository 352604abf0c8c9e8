export { isolate, stripIsolates } from '@repo/urdu-text/direction';
export * from './catalogue.ts';
export * from './formatters.ts';
export * from './locale.ts';
export * from './preferences.ts';
export * from './translator.ts';
