import type { SandboxLimits } from '../engine/sandbox/messages.ts';
import { Sandbox } from '../engine/sandbox/sandbox.ts';
import type { Layout } from '../lake/layout.ts';
import type { Snapshot } from '../lake/snapshot.ts';
import { BySnapshot } from './by-snapshot.ts';
import { queryContent } from './query-views.ts';

/** A process that answers SQL over one snapshot, until it is closed. */
export function openSandbox(layout: Layout, snapshot: Snapshot, limits: Partial<SandboxLimits> = {}): Promise<Sandbox> {
  return Sandbox.open(queryContent(layout, snapshot), limits);
}

/** Sandboxes that outlive a question, one a snapshot, for what answers many. */
export class QuerySandboxes extends BySnapshot<Sandbox> {
  constructor(limits: Partial<SandboxLimits> = {}) {
    super(
      (layout, snapshot) => openSandbox(layout, snapshot, limits),
      (sandbox) => sandbox.close(),
    );
  }
}
