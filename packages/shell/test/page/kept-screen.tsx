import { useSession } from '@repo/shell/session';
import { Page } from '@repo/ui/page';

export function KeptScreen() {
  const { session } = useSession();
  return <Page title="Kept screen">{session?.organization?.name}</Page>;
}
