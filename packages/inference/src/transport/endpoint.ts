import { z } from 'zod';
import { InferenceError } from '../errors/index.ts';
import { namesSomebody, tierOfEndpoint } from '../policy/tier-of.ts';
import { dialects } from '../types/dialect.ts';
import type { EndpointFacts } from '../types/endpoint-facts.ts';
import type { Outgoing } from '../types/gate.ts';
import { type Tier, tiers } from '../types/tier.ts';
import { type TokenizerKind, tokenizerKinds } from '../types/tokenizer.ts';
import { checkHost, type EndpointPurpose, isLoopbackHost } from './address.ts';

const country = z.string().regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2');
const party = z.strictObject({ name: z.string().trim().min(1), jurisdiction: country });

const factsSchema = {
  operator: party.optional(),
  location: country.optional(),
  dataController: party.optional(),
  retentionDays: z.int().min(0).optional(),
  trainsOnInputs: z.boolean().optional(),
  evidence: z.array(z.string().trim().min(1)).optional(),
};

const endpointSchema = z.strictObject({
  id: z.string().min(1),
  baseURL: z.url({ protocol: /^https?$/ }),
  apiKey: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  allowedAddresses: z.array(z.union([z.ipv4(), z.ipv6()])).default([]),
  dialect: z.enum(dialects).optional(),
  tier: z.enum(tiers).default('undeclared'),
  group: z.string().min(1).optional(),
  maxInFlight: z.int().min(1).optional(),
  contextLength: z.int().min(1).optional(),
  tokenizer: z.enum(tokenizerKinds).optional(),
  purpose: z.enum(['inference', 'download']).default('inference'),
  tenantHeaders: z.custom<TenantHeaders>((value) => typeof value === 'function').optional(),
  ...factsSchema,
});

/** Headers by which a server knows on whose behalf it is asked, and what keeps that tenant's prompts from others in its cache. */
export type TenantHeaders = (tenant: string, cacheSalt: string) => Readonly<Record<string, string>>;

/** A server as the configuration names it, and what its owner says of it. */
export interface EndpointConfig extends EndpointFacts {
  readonly id: string;
  /** With its version: `http://127.0.0.1:8080/v1`. */
  readonly baseURL: string;
  readonly apiKey?: string;
  /** Addresses, not names, of a server that is not this machine. */
  readonly allowedAddresses?: readonly string[];
  /** How it wants some things said, and what of it must be looked at: an Ollama passes some models on, and loads others on demand. */
  readonly dialect?: (typeof dialects)[number];
  /**
   * The weaker one of its infrastructure and its data; default `undeclared`. Stricter endpoints are tried first. Where an operator, a
   * location or a data controller is given, it is derived from them, and this is passed over.
   */
  readonly tier?: Tier;
  /** Endpoints of one group and tier share the calls; the others are tried in the order of the configuration. */
  readonly group?: string;
  /** Calls at the same time; default 8. */
  readonly maxInFlight?: number;
  /** Tokens of the window, where it is known: a prompt that is too long elsewhere goes to a larger one. */
  readonly contextLength?: number;
  /**
   * How it is asked for tokens that it did not report, on calls that an account pays for; default by its dialect, for llama-server and
   * vLLM. `gateway` is the embedded one of this repository.
   */
  readonly tokenizer?: TokenizerKind;
  /** `download`: files are read from it and nothing is asked; without `allowedAddresses` at any public address, over https. */
  readonly purpose?: EndpointPurpose;
  /** Asked for each request that has a tenant; left out: servers are not told of tenants. */
  readonly tenantHeaders?: TenantHeaders;
}

/** An endpoint that was checked. */
export interface Endpoint {
  readonly id: string;
  readonly url: URL;
  /** Its name or address is this machine's. */
  readonly isLoopback: boolean;
  readonly apiKey: string | undefined;
  readonly allowedAddresses: readonly string[];
  readonly dialect: (typeof dialects)[number] | undefined;
  readonly tier: Tier;
  readonly group: string | undefined;
  readonly maxInFlight: number | undefined;
  readonly contextLength: number | undefined;
  /** Null where it cannot be asked. */
  readonly tokenizer: TokenizerKind | null;
  readonly purpose: EndpointPurpose;
  readonly tenantHeaders: TenantHeaders | undefined;
  readonly facts: EndpointFacts;
}

/** What a gate is told of it. */
export const forGate = ({ id, url, dialect, tier, facts }: Endpoint): Outgoing['endpoint'] => ({
  id,
  url,
  dialect,
  tier,
  facts,
});

/**
 * What a gate is told of an endpoint of the configuration.
 * @throws InferenceError as `readEndpoint` does
 */
export const asGateIsTold = (config: EndpointConfig): Outgoing['endpoint'] => forGate(readEndpoint(config));

/** @throws InferenceError `config_invalid` for what cannot be an endpoint, `tier_denied` for one that may not be spoken to. */
export function readEndpoint(config: EndpointConfig): Endpoint {
  const parsed = endpointSchema.safeParse(config);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new InferenceError('config_invalid', { message: `Endpoint: ${fields.join('; ')}` });
  }
  const {
    id,
    baseURL,
    apiKey,
    allowedAddresses,
    dialect,
    tier,
    group,
    maxInFlight,
    contextLength,
    tokenizer = tokenizerKinds.find((kind) => kind === dialect),
    purpose,
    tenantHeaders,
    ...facts
  } = parsed.data;
  const url = new URL(baseURL.endsWith('/') ? baseURL : `${baseURL}/`);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new InferenceError('config_invalid', {
      endpointId: id,
      message: 'Endpoint: a base URL holds no credentials, query or fragment',
    });
  }
  checkHost(url, allowedAddresses, purpose);
  return {
    id,
    url,
    isLoopback: isLoopbackHost(url),
    apiKey,
    allowedAddresses,
    dialect,
    tier: namesSomebody(facts) ? tierOfEndpoint(facts) : tier,
    group,
    maxInFlight,
    contextLength,
    tokenizer: tokenizer ?? null,
    purpose,
    tenantHeaders,
    facts,
  };
}
