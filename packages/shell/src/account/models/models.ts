/** The model files of this machine, for owners. */
import { queryOptions } from '@tanstack/react-query';
import { platformApi } from '../../platform-api.ts';

const api = platformApi.platform.models;

export const modelList = queryOptions({
  queryKey: ['platform', 'models'],
  queryFn: ({ signal }) => api.list.query(undefined, { signal }),
});

export type ModelsView = Awaited<ReturnType<typeof api.list.query>>;
export type ModelFile = ModelsView['files'][number];
export type ModelCardRow = ModelsView['cards'][number];

export type WantedModel = Parameters<typeof api.pull.mutate>[0]['source'];

/** The licence of what is wanted was shown and accepted. */
export const pullModel = (source: WantedModel) => api.pull.mutate({ source, accepted: true });
export const resumePull = (file: string) => api.resume.mutate({ file });
export const stopPull = (file: string) => api.cancel.mutate({ file });
export const chooseModel = (file: string) => api.use.mutate({ file });
export const removeModel = (file: string) => api.remove.mutate({ file });
