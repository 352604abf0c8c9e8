/** The product, with Stripe at an address that the environment names. */
import './moved-clock.ts';
import { serve } from '@repo/server';
import { app } from '../../src/app.ts';

const { STRIPE_API: stripeApi = '' } = process.env;
await serve({ ...app, config: { ...app.config, stripeApi } });
