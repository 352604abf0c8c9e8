import type { ScreenRoute } from './mount-vertical.tsx';

/** The frame's own screens, in every app. */
export const shellRoutes: readonly ScreenRoute[] = [];
