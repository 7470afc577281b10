package org.walletsuite.runner.fault;

import tools.jackson.databind.JsonNode;

/**
 * A transaction as a client was shown it. Amounts are in cents.
 *
 * @param reference what a refund gives back, or the client's own word; empty when there is none
 */
record Transaction(
        String id, String wallet, String type, long amount, long before, long after, String reference, String status) {

    static final String COMPLETED = "COMPLETED";
    static final String REFUNDED = "REFUNDED";

    static Transaction of(JsonNode json) {
        return new Transaction(
                json.path("id").asString(""),
                json.path("walletId").asString(""),
                json.path("type").asString(""),
                json.path("amount").asLong(0),
                json.path("balanceBefore").asLong(0),
                json.path("balanceAfter").asLong(0),
                json.path("reference").asString(""),
                json.path("status").asString(""));
    }

    Transaction with(String otherStatus) {
        return new Transaction(id, wallet, type, amount, before, after, reference, otherStatus);
    }
}
