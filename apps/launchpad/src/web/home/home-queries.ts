import type { ComposedRouter, Service } from '@repo/server/types';
import { createApi } from '@repo/shell/api';
import { queryOptions } from '@tanstack/react-query';

const api = createApi<ComposedRouter>();

/** One card a vertical, with its live figure. */
export const homeCards = queryOptions({
  queryKey: ['platform', 'home'],
  queryFn: ({ signal }) => api.platform.home.query(undefined, { signal }),
});

/** Milliseconds after which a model is asked for again: one that may come soon, and one that answers and may be gone. */
const modelInterval = { unsettled: 5_000, ready: 30_000 };

/** Which services are local, and what would change them. Asked again while the page is in view: a model comes and goes. */
export const servicesInUse = queryOptions({
  queryKey: ['platform', 'services'],
  queryFn: ({ signal }) => api.platform.services.query(undefined, { signal }),
  refetchInterval: ({ state }) => modelIntervalOf(state.data?.find(({ id }) => id === 'inference')),
});

function modelIntervalOf(model: Service | undefined): number | false {
  if (!model || model.messageKey.endsWith('.refused')) return false;
  return modelInterval[/\.(?:found|set|embedded)$/.test(model.messageKey) ? 'ready' : 'unsettled'];
}

/**
 * What can be done about the model on this machine; empty where one answers, or where none may be used.
 * @param cause the message about it: another cause has other ways
 */
export const modelSteps = (cause: string) =>
  queryOptions({
    queryKey: ['platform', 'modelSteps', cause],
    queryFn: ({ signal }) => api.platform.modelSteps.query(undefined, { signal }),
  });
