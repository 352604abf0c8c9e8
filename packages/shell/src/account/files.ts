/** The files of the active organization. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { parseWireError, RequestError, type WireError } from '../errors/wire-error.ts';
import { platformApi } from '../platform-api.ts';
import { noticeChange, organizationHeader, shownOrganization } from '../shown-organization.ts';

const network: WireError = { code: 'NETWORK', kind: 'unavailable', messageKey: 'errors.NETWORK', params: {} };
const unreadable: WireError = { code: 'INTERNAL', kind: 'internal', messageKey: 'errors.INTERNAL', params: {} };

/** MiB of one file; the host has the same limit and cuts the connection beyond it. */
const maxMegabytes = 10;

const tooLarge: WireError = {
  code: 'FILE_TOO_LARGE',
  kind: 'too-large',
  messageKey: 'errors.FILE_TOO_LARGE',
  params: { megabytes: String(maxMegabytes) },
};

const firstPage: { cursor?: string } = {};

export const fileList = infiniteQueryOptions({
  queryKey: ['platform', 'files'],
  queryFn: ({ pageParam, signal }) => platformApi.platform.file.list.query(pageParam, { signal }),
  initialPageParam: firstPage,
  getNextPageParam: ({ nextCursor }) => (nextCursor === null ? null : { cursor: nextCursor }),
});

export type FileEntry = Awaited<ReturnType<typeof platformApi.platform.file.list.query>>['items'][number];

export const removeFile = (id: string) => platformApi.platform.file.remove.mutate({ id });

/** Begins the download; the page stays. */
export async function downloadFile(id: string): Promise<void> {
  const { path } = await platformApi.platform.file.sign.mutate({ id });
  window.location.assign(path);
}

export interface UploadOptions {
  readonly kind: 'file' | 'logo';
  /** Told the part that is sent, from 0 to 1. */
  readonly onProgress?: (part: number) => void;
  /** What the tab showed when the file was chosen, where others are sent before it; what it shows now otherwise. */
  readonly organization?: string | null;
}

/**
 * Sends a file. Not with `fetch`: that one tells nothing of how far it is.
 * @throws RequestError with the host's code and message key
 */
export function uploadFile(file: File, { kind, onProgress, organization = shownOrganization() }: UploadOptions): Promise<void> {
  if (file.size > maxMegabytes * 1_048_576) return Promise.reject(new RequestError(tooLarge));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/files?kind=${kind}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name.replace(/\p{Cs}/gu, '')));
    for (const [name, value] of Object.entries(organizationHeader(organization))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new RequestError(network));
    request.onload = () => {
      if (request.status === 201) return resolve();
      const error = new RequestError(parseWireError(parsed(request.responseText)) ?? unreadable);
      noticeChange(error);
      reject(error);
    };
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
