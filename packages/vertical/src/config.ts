/** The shape of `buniyad.config.ts`: everything that is configuration and not an address or a secret. */
export interface BuniyadConfig {
  /** Language of a first visit. */
  readonly defaultLocale: 'ur' | 'en';
  /** Digits of a first visit. */
  readonly defaultDigits: 'latn' | 'urdu';
  /** Seeds demo data and the demo login on PostgreSQL too; the embedded database has them anyway. */
  readonly demo: boolean;
  /**
   * Addresses of reverse proxies that stand in front, as the host's socket sees them ("127.0.0.1"). Only from these is
   * `X-Forwarded-For` believed. Leave it out when the host is reached directly.
   */
  readonly trustedProxies?: readonly string[];
  /** One entry a vertical, checked by the vertical's own `config` schema. */
  readonly verticals: Readonly<Record<string, unknown>>;
}

/** Gives `buniyad.config.ts` its type. */
export function defineConfig(config: BuniyadConfig): BuniyadConfig {
  return config;
}
