/**
 * `node --import tsx try-llama.mjs <module>`: loads llama.cpp by the gateway's own module; where it cannot, it prints why and ends
 * with code 1. A file, because the library tries its binary in a process that inherits this one's flags, and `--eval` is no good
 * there.
 */
const { loadLlama } = await import(process.argv[2] ?? '');
try {
  const { llama } = await loadLlama(1);
  await llama.dispose();
  process.exit(0);
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
