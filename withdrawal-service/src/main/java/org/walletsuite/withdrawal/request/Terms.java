package org.walletsuite.withdrawal.request;

import java.util.Map;

/**
 * What somebody wants to be paid, and where.
 *
 * @param amount in cents, more than zero
 */
record Terms(long amount, Payee payee) {

    /** What makes two requests the same. The PIN is none of it: a hash of four digits hides nothing. */
    Map<String, Object> fields() {
        var where = switch (payee) {
            case Payee.BankTransfer(var bank, var name, var number) ->
                Map.of("bank", bank, "name", name, "number", number);
            case Payee.MobileMoney(var number, var provider) -> Map.of("number", number, "provider", provider);
            case Payee.Crypto(var address, var network) -> Map.of("address", address, "network", network);
        };
        return Map.of("amount", amount, "method", payee.way().code(), "payee", where);
    }
}
