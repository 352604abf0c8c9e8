const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** First segments of paths that the host or the shell serves: what `defineVertical` of `@repo/vertical` refuses. */
export const servedPaths = words(`
  api trpc dev webhooks healthz readyz metrics brand assets
  sign-in sign-up check-mail forgot-password reset-password organization settings
  join invitation admin
  platform launchpad billing
`);

/** Words that cannot name a constant in a TypeScript module. */
export const languageWords = words(`
  abstract any arguments as async await bigint boolean break case catch class const continue debugger declare default delete do
  else enum eval export extends false finally for from function get if implements import in infer instanceof interface is keyof let
  module namespace never new null number object of out override package private protected public readonly return satisfies set
  static string super switch symbol this throw true try type typeof undefined unique unknown using var void while with yield
  escape unescape constructor
`);

/** Keys that a router of tRPC cannot have. */
export const routerWords = words('then call apply');

/** Folders that tools make or git does not keep, and names of devices that Windows does not let a folder have. */
export const folderWords = words(`
  dist generated reports node-modules coverage
  con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9
`);
