package org.walletsuite.runner.fault;

import tools.jackson.databind.JsonNode;

/**
 * A transaction as shown to a client. Amounts are in cents.
 *
 * @param reference the refunded payment, or the client's own reference; empty when there is none
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
