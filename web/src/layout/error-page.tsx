import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Failure } from '../states/failure.tsx';
import { PageHead } from './page-head.tsx';

/** What a page that broke becomes; the rest of the frame stays. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <>
      <PageHead title="This page could not be shown" />
      <Failure problem={error} retry={again} />
    </>
  );
}
