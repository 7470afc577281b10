package org.walletsuite.ledger.writer;

import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.ledger.BatchReply.Outcome;

/**
 * The writer's answer to its caller.
 *
 * @param decision present exactly when decided
 */
record Answer<R>(Outcome outcome, @Nullable R decision) {}
