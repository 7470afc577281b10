package org.walletsuite.runner.fault;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Amounts with two decimals, as the main wallet writes them in numbers and the gift-card family in strings. */
final class Decimals {

    private static final int SCALE = 2;

    private Decimals() {}

    static String text(long minor) {
        return BigDecimal.valueOf(minor, SCALE).toPlainString();
    }

    /** In minor units; what is no such amount is none that anything could be equal to. */
    static long minor(JsonNode amount) {
        try {
            return new BigDecimal(amount.asString("")).movePointRight(SCALE).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }
}
