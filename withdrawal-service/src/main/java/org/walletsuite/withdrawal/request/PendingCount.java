package org.walletsuite.withdrawal.request;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What waits to be decided.
 *
 * @param pendingTotal in US dollars with two decimals
 */
@JsonNaming(SnakeCaseStrategy.class)
record PendingCount(long pendingCount, String pendingTotal) {}
