/**
 * The one contract between a vertical and the platform. Types only, but for `defineVertical`, which checks the id.
 *
 * @example
 * export const shop = defineVertical({ id: 'shop', name: { en: 'Shop', ur: 'دکان' }, router, … });
 */
export type { Brand, LocalizedText } from './brand.ts';
export { type BuniyadConfig, defineConfig, type InferenceSettings, type TransferAccount } from './config.ts';
export type { Job, JobContext, JobDefinition, JobPolicy, JobRetry, JobSender, SendOptions } from './job.ts';
export type { MeterDefinition } from './meter.ts';
export {
  type BillingCurrency,
  type BillingInterval,
  billingCurrencies,
  billingIntervals,
  type PlanDefinition,
  type PlanId,
  type PlanPrices,
  planIds,
} from './plan.ts';
export {
  defineTool,
  type Recognition,
  type Tool,
  type ToolAnswer,
  type ToolContext,
  type ToolDefinition,
  type Understood,
} from './tool.ts';
export {
  type AnyVertical,
  type AuditWords,
  type Card,
  defineVertical,
  type NavigationItem,
  type SeedContext,
  type Vertical,
} from './vertical.ts';
