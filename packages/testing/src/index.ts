export { launchBrowser, screenshot } from './browser.ts';
export { fixedClock, type TestClock } from './clock.ts';
export { freePort } from './free-port.ts';
export { type MailServer, type MailServerOptions, type ReceivedMail, startMailServer } from './mail-server.ts';
export { type NeedsService, needs } from './needs.ts';
export { findChromium, findPostgres, installHints, isPresent, type Service, whyAbsent } from './services.ts';
export { type RunningApp, type StartAppOptions, startApp } from './start-app.ts';
export { type TempDir, tempDir } from './temp-dir.ts';
