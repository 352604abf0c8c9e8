/** The bytes of a file as a store knows them: by organization and hash. Nothing that a person typed is part of it. */
export interface BlobKey {
  readonly orgId: string;
  /** SHA-256, hex. */
  readonly sha256: string;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const organizations = new RegExp(`^${uuid}$`);
const paths = new RegExp(`^(${uuid})/([0-9a-f]{2})/(\\2[0-9a-f]{62})$`);

/**
 * Where an organization's bytes are, relative to the store's root.
 * @throws TypeError for what is no organization id
 */
export function folderOf(orgId: string): string {
  if (!organizations.test(orgId)) throw new TypeError('not an organization id');
  return orgId;
}

/**
 * `<organization>/<2 hex>/<sha256>`: equal files of one organization are one blob, and no two organizations share any.
 * @throws TypeError for a part that is not of its form
 */
export function blobPath({ orgId, sha256 }: BlobKey): string {
  const path = `${orgId}/${sha256.slice(0, 2)}/${sha256}`;
  if (!paths.test(path)) throw new TypeError('not a blob');
  return path;
}

/** The blob of such a path; null for anything else that lies in a store. */
export function blobOf(path: string): BlobKey | null {
  const [, orgId, , sha256] = paths.exec(path) ?? [];
  return orgId !== undefined && sha256 !== undefined ? { orgId, sha256 } : null;
}
