/** What a file is known by without being kept: its SHA-256, in hex. Needs HTTPS or this machine's own address. */
export async function fileHash(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Browsers hash on pages that nobody can change on the way, and on no others. */
export const canHash = (): boolean => window.isSecureContext;
