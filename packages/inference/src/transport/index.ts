export type { Body } from './body.ts';
export { type Clock, sleep, systemClock } from './clock.ts';
export { type AddressedEndpoint, checkedAgent, refusedAddressOf } from './dispatcher.ts';
export { type Endpoint, type EndpointConfig, forGate, readEndpoint } from './endpoint.ts';
export { type AttemptPhase, PhaseTimer, type Timeouts } from './timeouts.ts';
export { type Answer, aboutItself, openGate, type Purpose, Transport, type TransportRequest } from './transport.ts';
export { unlessAborted } from './unless-aborted.ts';
