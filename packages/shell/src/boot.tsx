/** What the page knows before its first request. */
import type { BootPayload } from '@repo/server/types';
import { createContext, useContext } from 'react';

/** @throws Error when the host did not put the payload into the page */
export function readBoot(page: Document): BootPayload {
  const text = page.getElementById('boot')?.textContent;
  if (!text) throw new Error('The page has no <script id="boot">: it must be served by the host');
  return JSON.parse(text) satisfies BootPayload;
}

const BootContext = createContext<BootPayload | null>(null);

export const BootProvider = BootContext.Provider;

export function useBoot(): BootPayload {
  const boot = useContext(BootContext);
  if (!boot) throw new Error('useBoot() needs a page that was mounted by mountVertical()');
  return boot;
}
