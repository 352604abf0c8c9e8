import type { PaymentProvider, ProviderId } from '../provider/provider.ts';
import { refusal } from '../refusal.ts';
import type { HeldPlan } from './billing-desk.ts';

/** The plan of a vertical that has not ended. */
export const runningOf = (plans: readonly HeldPlan[], vertical: string): HeldPlan | undefined =>
  plans.find((held) => held.vertical === vertical && held.status !== 'ended');

/** @throws AppError `PROVIDER_UNAVAILABLE` for one that is not set any more */
export function providerOf(providers: readonly PaymentProvider[], id: ProviderId): PaymentProvider {
  const provider = providers.find((each) => each.id === id);
  if (!provider) throw refusal('PROVIDER_UNAVAILABLE', { kind: 'unavailable', params: { provider: id } });
  return provider;
}
