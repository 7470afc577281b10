/**
 * Work that is begun in one commit and finished later, whatever happens in between: intent, ledger call, outcome.
 *
 * <ol>
 *   <li>The table has {@code next_attempt_at timestamptz} (null where nothing is left to do), {@code attempts int not null
 *       default 0} and an index on {@code (next_attempt_at) where next_attempt_at is not null}, which begins with the
 *       {@link org.walletsuite.platform.workflow.Workflow#rank} where it has one.
 *   <li>Intent: in one transaction, under the row's lock, the status records the intent and {@code next_attempt_at} is
 *       now plus {@link org.walletsuite.platform.workflow.Workflow#LEASE}; or now and
 *       {@link org.walletsuite.platform.workflow.Workflows#wake} where no request finishes it itself.
 *   <li>{@code attempt(id)}: reads the intent; where there is none any more, nothing is left to do.
 *   <li>The ledger is called outside of any transaction, with a key derived from the intent, so that retries move money
 *       once.
 *   <li>Outcome: in one transaction, under the row's lock, and only where the intent still stands, the status becomes
 *       what the ledger decided, {@code next_attempt_at} null, {@code attempts} 0, and the event is added to the
 *       outbox.
 *   <li>A request goes the same way, by {@code Unfinished.orDone(() -> attempt(id))}; the worker finishes what the
 *       request could not.
 *   <li>A caller's idempotency key is kept with the intent, and its answer with the outcome:
 *       {@link org.walletsuite.platform.idempotency.Idempotency#begunOnce}. A refusal releases it.
 *   <li>A refusal is an outcome, too. Exceptions are for failures that a retry may fix.
 *   <li>Scheduled work, such as an expiry or the next delivery, is a {@code next_attempt_at} at that time.
 *   <li>A JPA aggregate maps both columns, and like SQL it writes them only in transactions that locked the row when they
 *       read it: the worker writes them, too, and leaves the version alone.
 * </ol>
 */
@NullMarked
package org.walletsuite.platform.workflow;

import org.jspecify.annotations.NullMarked;
