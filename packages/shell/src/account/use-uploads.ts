import { useI18n } from '@repo/i18n/react';
import { useState } from 'react';
import { errorMessage, wireErrorOf } from '../error-message.tsx';
import { shownOrganization } from '../shown-organization.ts';
import { uploadFile } from './files.ts';

/** A file on its way, or one that did not arrive. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  /** From 0 to 1. */
  readonly part: number;
  /** Why it did not arrive, in the user's language. */
  readonly failure: string | null;
  /** The file itself was refused: sent again it would be again. */
  readonly final: boolean;
}

let keys = 0;

/**
 * Sends files one after another, to the organization that the tab shows when they are chosen. What fails stays, to be put away or,
 * where that can help, sent again: then to the one that the tab shows by then.
 */
export function useUploads(onArrived: () => void) {
  const i18n = useI18n();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (key: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...to } : upload)));
  const drop = (key: number) => setUploads((all) => all.filter((upload) => upload.key !== key));
  const send = async ({ key, file }: Upload, organization = shownOrganization()) => {
    change(key, { part: 0, failure: null, final: false });
    try {
      await uploadFile(file, { kind: 'file', organization, onProgress: (part) => change(key, { part }) });
      drop(key);
      onArrived();
    } catch (error) {
      const { kind, code } = wireErrorOf(error);
      change(key, { failure: errorMessage(error, i18n), final: kind === 'invalid' || code === 'FILE_TOO_LARGE' });
    }
  };
  const add = async (files: readonly File[]) => {
    const added = files.map((file): Upload => {
      keys += 1;
      return { key: keys, file, part: 0, failure: null, final: false };
    });
    const organization = shownOrganization();
    setUploads((all) => [...all, ...added]);
    for (const upload of added) await send(upload, organization);
  };
  return { uploads, add, send, drop };
}
