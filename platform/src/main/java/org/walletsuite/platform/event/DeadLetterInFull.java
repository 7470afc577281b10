package org.walletsuite.platform.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One dead letter in full.
 *
 * @param payload the record's value with its secrets masked
 * @param decisions what was decided about it so far, the first one first
 */
public record DeadLetterInFull(
        DeadLetter deadLetter, @Nullable JsonNode payload, List<DeadLetterDecision> decisions) {}
