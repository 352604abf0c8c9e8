import type { MeterDefinition } from '@repo/vertical';
import { configSchema } from './config.ts';

/** What models read and write for an organization, prompts included. */
export const tokenMeter: MeterDefinition = {
  id: 'assistant.tokens',
  label: { ur: 'معاون میں ماڈل کے ٹوکن', en: 'Model tokens of the assistant' },
  unit: { ur: 'ٹوکن', en: 'tokens' },
  monthlyLimit: (config) => configSchema.parse(config).monthlyTokens ?? null,
};
