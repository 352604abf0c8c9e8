/**
 * Puts an app's screens into the frame: language, theme, session, navigation, errors.
 *
 * @example
 * mountVertical({
 *   routes: [{ path: '/', screen: () => import('./home/home-page.tsx').then((module) => module.HomePage) }],
 *   messages: shopMessages,
 * });
 */
import './styles.css';
import { type CatalogueSource, loadCatalogue } from '@repo/i18n';
import { baseMessages } from '@repo/i18n/messages';
import { serverMessages } from '@repo/server/messages';
import { uiMessages } from '@repo/ui/messages';
import type { ComponentType, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readBoot } from './boot.tsx';
import { shellMessages } from './messages.ts';
import type { ScreenRoute } from './screen-route.ts';

export interface MountOptions {
  readonly routes: readonly ScreenRoute[];
  /** The app's own catalogue. */
  readonly messages: CatalogueSource;
  /** Around every screen of the app. */
  readonly providers?: ComponentType<{ readonly children: ReactNode }>;
}

export async function mountVertical({ routes, messages, providers }: MountOptions): Promise<void> {
  const boot = readBoot(document);
  const sources = [baseMessages, serverMessages, uiMessages, shellMessages, messages];
  const place = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
  const catalogue = await loadCatalogue(sources, boot.locale);
  createRoot(place).render(<App boot={boot} routes={routes} catalogue={catalogue} sources={sources} providers={providers} />);
}
