/** A text in every language of the product. */
export interface LocalizedText {
  readonly ur: string;
  readonly en: string;
}

/** What a founder changes first: name, logo, colours, legal lines. Filled in `brand.ts` at the root. */
export interface Brand {
  readonly name: LocalizedText;
  /** One sentence under the name. */
  readonly tagline: LocalizedText;
  /** A complete SVG document, drawn in `currentColor`. */
  readonly logoSvg: string;
  /** CSS colours of the brand on light and on dark ground; both must reach AA on that ground. */
  readonly colours: {
    readonly light: { readonly brand: string; readonly onBrand: string };
    readonly dark: { readonly brand: string; readonly onBrand: string };
  };
  readonly legal: {
    /** The legal person that answers for the product. */
    readonly operator: string;
    readonly contactEmail: string;
    /** National Tax Number of the operator, which the invoices print; left out: none is printed. */
    readonly ntn?: string;
    /** The line at the foot of every page. */
    readonly footer: LocalizedText;
  };
}
