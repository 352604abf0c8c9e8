/** Addresses by which a browser fetches a file without a session: for one file of one organization, until a moment. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { parsePublicId, publicId } from '@repo/db';
import { AppError } from '@repo/facts';

/** What a link is for. */
export interface LinkedFile {
  readonly orgId: string;
  readonly id: string;
}

/** The parts of an address as they arrive. */
export interface LinkParts {
  /** "file_01jd…" */
  readonly file: string;
  readonly organization: string | undefined;
  /** Seconds since 1970. */
  readonly expires: string | undefined;
  readonly signature: string | undefined;
}

function sign({ orgId, id }: LinkedFile, expires: string, secret: string): Buffer {
  // The first word keeps signatures of links apart from whatever else is signed with this secret.
  return createHmac('sha256', secret).update(`file-link\n${orgId}\n${id}\n${expires}`).digest();
}

/**
 * The path of a file that works until then.
 * @param expires seconds since 1970
 */
export function fileLink({ orgId, id }: LinkedFile, expires: number, secret: string): string {
  const signature = sign({ orgId, id }, String(expires), secret).toString('base64url');
  const query = new URLSearchParams({ organization: publicId('org', orgId), expires: String(expires), signature });
  return `/api/files/${publicId('file', id)}?${query}`;
}

/**
 * Reads an address. The signature is checked before anything is looked up.
 * @param secrets one of them must have signed it
 * @throws AppError `NOT_FOUND` for what is no address of a file, `FILE_LINK_INVALID` or `FILE_LINK_EXPIRED` (both 403)
 */
export function readFileLink(
  parts: LinkParts,
  now: Date,
  secrets: readonly string[],
): LinkedFile & { readonly expires: number } {
  const { file, organization = '', expires = '', signature = '' } = parts;
  const linked = { orgId: parsePublicId('org', organization), id: parsePublicId('file', file) };
  const given = Buffer.from(signature, 'base64url');
  const known = secrets.some((secret) => {
    const expected = sign(linked, expires, secret);
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  if (!known) throw new AppError('FILE_LINK_INVALID', { kind: 'forbidden' });
  if (Number(expires) * 1000 <= now.getTime()) throw new AppError('FILE_LINK_EXPIRED', { kind: 'forbidden' });
  return { ...linked, expires: Number(expires) };
}
