import type { Digits, Locale, Theme } from '@repo/i18n';
import type { LocalizedText, NavigationItem } from '@repo/vertical';

/** What a page knows before its first request: JSON in `<script type="application/json" id="boot">`. */
export interface BootPayload {
  /** Folder of the app whose page this is: "launchpad", "shop". */
  readonly appId: string;
  /** Where this page's app is mounted: "/" or "/shop/". */
  readonly basePath: string;
  /** Where the product's home is: "/". */
  readonly homePath: string;
  readonly locale: Locale;
  readonly digits: Digits;
  readonly theme: Theme;
  readonly brand: {
    readonly name: LocalizedText;
    readonly tagline: LocalizedText;
    readonly legal: {
      readonly operator: string;
      readonly contactEmail: string;
      readonly footer: LocalizedText;
    };
  };
  readonly verticals: readonly {
    readonly id: string;
    readonly name: LocalizedText;
    readonly basePath: string;
    readonly navigation: readonly NavigationItem[];
  }[];
  /** The shipped login, where it works; null on a network and without demo data. */
  readonly demoLogin: { readonly email: string; readonly password: string } | null;
}
