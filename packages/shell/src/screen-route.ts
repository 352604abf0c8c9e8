import type { ComponentType } from 'react';

export interface ScreenRoute {
  /** A wouter pattern inside the app: "/", "/quotes/:id". */
  readonly path: string;
  /** Fetches the screen. It reads its parameters with wouter's `useParams`. */
  readonly screen: () => Promise<ComponentType>;
  /** `organization`: shown to signed-in people with an organization; others are asked to sign in and come back. */
  readonly needs?: 'organization';
}
