export { GatewayError, type GatewayErrorType } from './gateway-error.ts';
export { type Instruction, noModelInstructions } from './http/no-model.ts';
export { signTenant, type Tenant, tenantHeaderName } from './http/tenant.ts';
export type { BackoffOptions } from './process/backoff.ts';
export type { Exposure } from './process/exposure.ts';
export { fileHash } from './process/file-hash.ts';
export type { GatewayEntry } from './process/gateway-child.ts';
export { type Runtime, readRuntimeFile } from './process/runtime-file.ts';
export {
  type GatewayConnection,
  type RunningGateway,
  type StartGatewayOptions,
  startGateway,
} from './process/start-gateway.ts';
