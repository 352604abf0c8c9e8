import { startOpenRouter } from '../../src/testing/index.ts';
import { asOpenAi, describeDialect } from '../support/describe-dialect.ts';

describeDialect({
  dialect: 'openrouter',
  start: startOpenRouter,
  window: 2048,
  structured: asOpenAi,
  thinks: true,
  tools: true,
  breaks: { code: 'upstream_error', status: 502, message: 'Provider disconnected' },
  overflows: { code: 'context_length_exceeded', status: 400, retryable: false },
  loads: null,
  isBusy: { code: 'rate_limited', status: 429, retryAfterMs: 2_000, retryable: true },
});
