export { type Identified, isCloudModel } from '../dialects/index.ts';
export {
  createDiscovery,
  type DiscoveredServer,
  type Discovery,
  type DiscoveryOptions,
  defaultPlaces,
  type Place,
} from './discovery.ts';
export { recogniseServer } from './probe.ts';
