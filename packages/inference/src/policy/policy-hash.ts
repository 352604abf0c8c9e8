import { canonicalHash } from '../cards/canonical-hash.ts';
import type { Policy } from './profiles.ts';

/** By which records say under which policy they were decided. */
export const policyHash = (policy: Policy): string => canonicalHash(policy);
