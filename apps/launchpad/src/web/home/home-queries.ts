import type { ComposedRouter, Service } from '@repo/server/types';
import { createApi } from '@repo/shell/api';
import { queryOptions } from '@tanstack/react-query';

const api = createApi<ComposedRouter>();

/** One card a vertical, with its live figure. */
export const homeCards = queryOptions({
  queryKey: ['platform', 'home'],
  queryFn: ({ signal }) => api.platform.home.query(undefined, { signal }),
});

/** Milliseconds after which a model that is missing or being loaded is asked for again. */
const modelInterval = 5_000;

/** Which services are local, and what would change them. Asked again while the model may still come. */
export const servicesInUse = queryOptions({
  queryKey: ['platform', 'services'],
  queryFn: ({ signal }) => api.platform.services.query(undefined, { signal }),
  refetchInterval: ({ state }) => (state.data?.some(isUnsettledModel) ? modelInterval : false),
});

function isUnsettledModel({ id, messageKey }: Service): boolean {
  return id === 'inference' && /\.(?:none|loading|failed)$/.test(messageKey);
}

/** The ways to a model on this machine; empty where one answers, or where none may be used. */
export const modelSteps = queryOptions({
  queryKey: ['platform', 'modelSteps'],
  queryFn: ({ signal }) => api.platform.modelSteps.query(undefined, { signal }),
});
