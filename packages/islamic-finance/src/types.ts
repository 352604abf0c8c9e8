/** What the engine takes and gives. Money is `Paisa`, rates are exact text, dates are civil; "today" is always an argument. */
export type * from './types/checks.ts';
export type * from './types/conventions.ts';
export type * from './types/diminishing-musharakah.ts';
export type * from './types/murabaha.ts';
export type * from './types/quote.ts';
export type * from './types/schedule.ts';
