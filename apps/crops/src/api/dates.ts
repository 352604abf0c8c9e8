/** Civil dates from the outside and in columns. */
import { AppError, type IsoDate, isoDate } from '@repo/facts';
import { z } from 'zod';

export const dateText = z.custom<IsoDate>((value) => typeof value === 'string' && isDate(value));

function isDate(text: string): boolean {
  try {
    isoDate(text);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** A civil date as the driver takes it. */
export function dateColumn(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

export function dateOfColumn(column: Date): IsoDate {
  return isoDate(column.toISOString().slice(0, 10));
}
