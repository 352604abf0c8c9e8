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
  /**
   * E-mail addresses of the people who run this deployment ("amina@example.com"): they may keep people out and, for a quarter of an
   * hour, act as somebody. An address counts once its owner has confirmed it.
   */
  readonly operators?: readonly string[];
  /** The model that answers, and where it may be. Read at the start. */
  readonly inference?: InferenceSettings;
  /** Where Stripe's API is, for a trial against a server that speaks it ("http://127.0.0.1:12111"); left out: Stripe itself. */
  readonly stripeApi?: string;
  /** Ids of meters whose use is sent to Stripe, which must have meters with these event names; left out: none. */
  readonly stripeMeters?: readonly string[];
  /** The account that takes bank transfers and Raast; left out: plans are not sold by transfer. */
  readonly transfer?: TransferAccount;
  /** Who may read /metrics from elsewhere; this machine always may. */
  readonly metrics?: {
    /** At least 32 characters; sent as `Authorization: Bearer …`. */
    readonly token: string;
  };
  /** One entry a vertical, checked by the vertical's own `config` schema. */
  readonly verticals: Readonly<Record<string, unknown>>;
}

export interface InferenceSettings {
  /** Used where the server has it ("qwen3:4b"); otherwise the first model that is not for embeddings or ranking. */
  readonly model?: string;
  /** Addresses, not names, of the machine of `INFERENCE_URL` where it is not this one ("192.168.1.20"). Public ones need https. */
  readonly allowedAddresses?: readonly string[];
  /** What a dollar costs, for what models cost in rupees; left out: no rupees are shown. Nothing fetches a rate. */
  readonly dollar?: {
    /** Rupees, as a decimal: "281.35". */
    readonly rate: string;
    /** Its day: "2026-11-27". */
    readonly date: string;
    /** Who says so: "SBP". */
    readonly source: string;
    /** Days after which amounts say that it is old; 7 unless given. */
    readonly maxAgeDays?: number;
  };
  /** What electricity costs where the model runs; left out: the rupees of it are not declared. */
  readonly electricity?: {
    /** A decimal: "34.9". */
    readonly rupeesPerKWh: string;
    /** Its day: "2026-11-27". */
    readonly date: string;
    /** Who says so: "NEPRA". */
    readonly source: string;
  };
  /** What the place adds to the electricity of the machine that a model runs on, as a factor; "1.5" unless given. */
  readonly pue?: string;
  /**
   * Country in which this deployment's own machines stand and whose courts can compel whoever runs them: "PK". Where others can reach
   * the product, or with DATABASE_URL, no model of these machines is used without it.
   */
  readonly jurisdiction?: string;
  /**
   * Which policy holds where others can reach the product, or with DATABASE_URL: machines and data under Pakistani law alone, which is
   * the default, or under a treaty country's too. On one's own machine every model answers, and is shown as not declared.
   */
  readonly policy?: 'sovereign' | 'treaty';
  /** What is known of the server of INFERENCE_URL where it is somebody else's. What is left out counts as not known. */
  readonly endpoint?: EndpointStatement;
  /** Cards of one's own models, in the form of those of `packages/inference`; each comes before one of the same name there. */
  readonly cards?: readonly object[];
  /** Licences that models may have under the policy, by their names in the cards; left out: the four that leave use and resale free. */
  readonly allowedLicences?: readonly string[];
}

/** Statements of whoever runs this deployment on a server: they are written down with each decision, and nothing checks them. */
export interface EndpointStatement {
  /** Who runs the machine. */
  readonly operator?: PartyStatement;
  /** Where the machine stands, a country: "PK". */
  readonly location?: string;
  /** Who decides over prompts and answers there. */
  readonly dataController?: PartyStatement;
  /** For how many days prompts or answers are kept; 0: not at all. */
  readonly retentionDays?: number;
  readonly trainsOnInputs?: boolean;
  /** Addresses or names of contracts and certificates. */
  readonly evidence?: readonly string[];
}

export interface PartyStatement {
  readonly name: string;
  /** Country whose courts can compel it: "PK". */
  readonly jurisdiction: string;
}

/** Shown on each invoice that is paid by transfer. Without Stripe's keys it is also the only way to pay: no play money is taken. */
export interface TransferAccount {
  /** Of the account, as the bank has it: some banks refuse a transfer to another name. */
  readonly title: string;
  /** Name of the bank. */
  readonly bank: string;
  /** Its check digits are checked; spaces are allowed. */
  readonly iban: string;
  /** What is typed to pay through Raast; left out: bank transfers alone. */
  readonly raastId?: string;
}

/** Gives `buniyad.config.ts` its type. */
export function defineConfig(config: BuniyadConfig): BuniyadConfig {
  return config;
}
