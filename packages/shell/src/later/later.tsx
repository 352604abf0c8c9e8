import { authMessages } from '@repo/auth/messages';
import { operatorMessages } from '@repo/auth/operator-messages';
import { MoreMessages } from '@repo/i18n/more-messages';
import { useMessages } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { laterMessages } from './messages.ts';

/** A refusal of auth may be shown from whatever screen asks for the password. */
const sources = [laterMessages, authMessages, operatorMessages];

/** Around what is fetched later: its messages come with it, and weigh nothing on the first screen. */
export function Later({ children }: { readonly children: ReactNode }) {
  return <MoreMessages sources={sources}>{children}</MoreMessages>;
}

/** Below {@link Later}: its messages. */
export const useLaterMessages = () => useMessages<typeof import('./messages/en.json')>();
