/** This vertical's entry in `buniyad.config.ts`. */
import { z } from 'zod';
// @boundaries-ignore the founder's file at the root
import config from '../../../../../buniyad.config.ts';
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

export function openMeteoSettings(): Pick<OpenMeteoOptions, 'url' | 'apiKey'> {
  const { openMeteo } = configSchema.parse(config.verticals.crops ?? {});
  const { url, apiKey } = openMeteo ?? {};
  const usual = apiKey === undefined ? 'https://api.open-meteo.com' : 'https://customer-api.open-meteo.com';
  return { url: url ?? usual, apiKey };
}
