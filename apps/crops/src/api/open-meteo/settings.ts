/** This vertical's entry in `buniyad.config.ts`. */
import type { RequestContext } from '@repo/server/trpc';
import { z } from 'zod';
import type { OpenMeteoOptions } from './request.ts';

export const configSchema = z.strictObject({
  openMeteo: z
    .strictObject({
      /** Base address of an own server. */
      url: z.url({ protocol: /^https?$/ }).optional(),
      /** Of a paid plan: the free service is for non-commercial use. */
      apiKey: z.string().min(1).optional(),
    })
    .optional(),
  /** Tokens of models that an organization may use in a calendar month; left out: as many as its plan gives. */
  monthlyTokens: z.int().min(0).optional(),
});

export interface OpenMeteoSettings extends Pick<OpenMeteoOptions, 'url' | 'apiKey'> {
  /** Base address of the archive, which the service keeps on another host; an own server answers for both. */
  readonly archiveUrl: string;
}

export function openMeteoSettings(config: RequestContext['config']): OpenMeteoSettings {
  const { openMeteo } = configSchema.parse(config.crops ?? {});
  const { url, apiKey } = openMeteo ?? {};
  const plan = apiKey === undefined ? '' : 'customer-';
  return {
    url: url ?? `https://${plan}api.open-meteo.com`,
    archiveUrl: url ?? `https://${plan}archive-api.open-meteo.com`,
    apiKey,
  };
}
