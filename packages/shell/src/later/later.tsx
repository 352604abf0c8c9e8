import { operatorMessages } from '@repo/auth/operator-messages';
import { MoreMessages } from '@repo/i18n/more-messages';
import { useMessages } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { laterMessages } from './messages.ts';

const sources = [laterMessages, operatorMessages];

/** Around what is fetched later: its messages come with it, and weigh nothing on the first screen. */
export function Later({ children }: { readonly children: ReactNode }) {
  return <MoreMessages sources={sources}>{children}</MoreMessages>;
}

/** Below {@link Later}: its messages and those of the whole frame. */
export const useLaterMessages = () => useMessages<typeof import('./messages/en.json') & typeof import('../messages/en.json')>();
