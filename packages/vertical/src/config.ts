/** The shape of `buniyad.config.ts`: everything that is configuration and not an address or a secret. */
export interface BuniyadConfig {
  /** Language of a first visit. */
  readonly defaultLocale: 'ur' | 'en';
  /** Digits of a first visit. */
  readonly defaultDigits: 'latn' | 'urdu';
  /** Seeds demo data and the demo login on PostgreSQL too; the embedded database has them anyway. */
  readonly demo: boolean;
  /** One entry a vertical, checked by the vertical's own `config` schema. */
  readonly verticals: Readonly<Record<string, unknown>>;
}

/** Gives `buniyad.config.ts` its type. */
export function defineConfig(config: BuniyadConfig): BuniyadConfig {
  return config;
}
