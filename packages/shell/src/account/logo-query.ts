/** The picture of the active organization. The bar asks for it on the first screen, so nothing else is in this file. */
import { queryOptions } from '@tanstack/react-query';
import { platformApi } from '../platform-api.ts';

export const organizationLogo = queryOptions({
  queryKey: ['platform', 'logo'],
  queryFn: ({ signal }) => platformApi.platform.file.logo.query(undefined, { signal }),
  // It stands in the bar, menus and pages; whoever changes it asks for it again.
  staleTime: Number.POSITIVE_INFINITY,
});
