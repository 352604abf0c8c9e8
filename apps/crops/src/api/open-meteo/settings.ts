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
});

export function openMeteoSettings(config: RequestContext['config']): Pick<OpenMeteoOptions, 'url' | 'apiKey'> {
  const { openMeteo } = configSchema.parse(config.crops ?? {});
  const { url, apiKey } = openMeteo ?? {};
  const usual = apiKey === undefined ? 'https://api.open-meteo.com' : 'https://customer-api.open-meteo.com';
  return { url: url ?? usual, apiKey };
}
