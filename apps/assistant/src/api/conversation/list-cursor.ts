import { AppError } from '@repo/facts';
import { isUuid } from '../public-ids.ts';

export interface ListPosition {
  readonly updatedAt: Date;
  readonly id: string;
}

/** The row after which the next page begins. */
export function encodeCursor({ updatedAt, id }: ListPosition): string {
  return `${updatedAt.getTime()}.${id}`;
}

/** @throws AppError `INVALID_INPUT` when the text is no cursor */
export function decodeCursor(cursor: string): ListPosition {
  const [time = '', id = ''] = cursor.split('.');
  if (!/^\d{1,15}$/.test(time) || !isUuid(id)) throw new AppError('INVALID_INPUT', { field: 'cursor' });
  return { updatedAt: new Date(Number(time)), id };
}
