/** Catches what a screen throws. Drafts live in the tab's storage, so trying again brings back what was typed. */
import { useI18n } from '@repo/i18n/react';
import { ErrorState } from '@repo/ui/error-state';
import { Component, type ReactNode } from 'react';
import { errorMessage, wireErrorOf } from './error-message.tsx';

interface Props {
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { readonly thrown: unknown }> {
  override state = { thrown: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { thrown };
  }

  override render() {
    const { thrown } = this.state;
    if (thrown === null) return this.props.children;
    return <Thrown error={thrown} retry={() => this.setState({ thrown: null })} />;
  }
}

function Thrown({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const i18n = useI18n();
  return (
    <div className="mx-auto max-w-page px-4 py-12 sm:px-8">
      <ErrorState onRetry={retry} requestId={wireErrorOf(error).requestId}>
        {errorMessage(error, i18n)}
      </ErrorState>
    </div>
  );
}
