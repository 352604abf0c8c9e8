/**
 * Flags of Node for a process of a test that opens the embedded database. V8 would compile the busy half of its WebAssembly a
 * second time, optimised: a second of a core, which a process that ends within minutes does not earn back.
 * `execArgv` of a vitest configuration says the same in words, because a configuration cannot import TypeScript.
 */
export const shortLived: readonly string[] = ['--liftoff-only'];
