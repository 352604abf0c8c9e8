import type Stripe from 'stripe';
import type { Form } from './form.ts';

const parts = ['city', 'country', 'line1', 'line2', 'postal_code', 'state'] as const;

export function readAddress(form: Form | undefined): Stripe.Address | null {
  if (!form) return null;
  form.only(parts);
  return {
    city: form.emptyable('city') ?? null,
    country: form.emptyable('country') ?? null,
    line1: form.emptyable('line1') ?? null,
    line2: form.emptyable('line2') ?? null,
    postal_code: form.emptyable('postal_code') ?? null,
    state: form.emptyable('state') ?? null,
  };
}
