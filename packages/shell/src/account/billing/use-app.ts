import { useBoot } from '../../boot.tsx';

/** Id of the app whose screens these are: who collects sends people back to it. */
export function useApp(): string {
  const { basePath, verticals, appId } = useBoot();
  return verticals.find((each) => each.basePath === basePath)?.id ?? verticals[0]?.id ?? appId;
}
