/** Lets this process import TypeScript from here on. Only after an install: tsx is a package. */
export async function allowTypeScript() {
  const { register } = await import('tsx/esm/api');
  register();
}
