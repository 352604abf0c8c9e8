import type { LocalizedText } from './brand.ts';

/** Something that an organization uses and that is counted, in whole units. */
export interface MeterDefinition {
  /** `<id of the vertical>.<what is counted>`: "shop.orders". */
  readonly id: string;
  readonly label: LocalizedText;
  /** What one unit is, as it stands behind a number: "tokens". */
  readonly unit: LocalizedText;
  /**
   * Units that an organization may use in a calendar month of Asia/Karachi; null: as many as it likes.
   * @param config the vertical's entry in `buniyad.config.ts`, which its own schema has checked
   */
  readonly monthlyLimit: (config: unknown) => number | null;
}
