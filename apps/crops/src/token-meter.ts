import type { MeterDefinition } from '@repo/vertical';
import { configSchema } from './api/open-meteo/settings.ts';

/** What models read and write to explain advice to an organization, prompts included. */
export const tokenMeter: MeterDefinition = {
  id: 'crops.tokens',
  label: { ur: 'فصل میں ماڈل کے ٹوکن', en: 'Model tokens of crops' },
  unit: { ur: 'ٹوکن', en: 'tokens' },
  monthlyLimit: (config) => configSchema.parse(config).monthlyTokens ?? null,
};
