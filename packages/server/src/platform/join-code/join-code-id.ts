import { parsePublicId, publicId } from '@repo/db';

const prefix = 'join';

export const joinCodeId = (uuid: string): string => publicId(prefix, uuid);

/** @throws AppError `NOT_FOUND` */
export const parseJoinCodeId = (id: string): string => parsePublicId(prefix, id);
