// Collects when the bench says so: what is free but not yet collected tells nothing of a leak.
process.on('SIGUSR2', () => globalThis.gc?.());
