import type { ComposedRouter } from '@repo/server/types';
import { createApi } from '@repo/shell/api';
import { queryOptions } from '@tanstack/react-query';

const api = createApi<ComposedRouter>();

/** One card a vertical, with its live figure. */
export const homeCards = queryOptions({
  queryKey: ['platform', 'home'],
  queryFn: ({ signal }) => api.platform.home.query(undefined, { signal }),
});

/** Which services are local, and what would change them. */
export const servicesInUse = queryOptions({
  queryKey: ['platform', 'services'],
  queryFn: ({ signal }) => api.platform.services.query(undefined, { signal }),
});
