import { createHash } from 'node:crypto';
import type { Decision } from '../../src/index.ts';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const tenantSecret = 'a secret of the deployment for tests only';

const axis = { owner: 'ادارہ', jurisdiction: 'PK', tier: 'national' } as const;

/** One that lets a chat out. */
export const decisionOf = (more: Partial<Decision> = {}): Decision => ({
  requestId: 'r',
  tenant: 'org-1',
  operation: 'chat',
  model: 'qwen3:4b',
  cardId: 'qwen3-4b',
  cardHash: digestOf('card'),
  endpointId: 'e0',
  host: 'inference.example.pk:8443',
  address: '203.0.113.7',
  axes: { infrastructure: axis, data: axis, weights: { owner: 'Alibaba', jurisdiction: 'CN', tier: 'foreign' } },
  licenceId: 'Apache-2.0',
  policyHash: digestOf('policy'),
  decision: 'allow',
  reason: 'allowed',
  redactions: { CNIC: 2, IBAN: 1 },
  ...more,
});
