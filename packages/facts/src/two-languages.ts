/** Parameters of an error that are words: in both languages until whoever answers knows which one is read. */

const languages = ['ur', 'en'] as const;
type Language = (typeof languages)[number];

/** `{ "plan.ur": …, "plan.en": … }` */
export function inBoth(name: string, text: Readonly<Record<Language, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(languages.map((language) => [`${name}.${language}`, text[language]]));
}

/** `{ plan: … }` in one language; what is the same in both stays as it is. */
export function paramsIn(language: Language, params: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) => {
      const [, name, of] = /^(.+)\.(ur|en)$/.exec(key) ?? [];
      if (name === undefined) return [[key, value]];
      return of === language ? [[name, value]] : [];
    }),
  );
}
