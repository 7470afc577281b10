package org.walletsuite.platform.ledger;

import java.math.BigInteger;
import java.util.List;

/**
 * The balances of one asset summed by program and purpose, in minor units; the total of a sound ledger is zero. A sum may be
 * larger than any balance can be.
 */
public record TrialBalance(String asset, BigInteger total, List<Line> lines) {

    public record Line(String program, String purpose, long accounts, BigInteger balance) {}
}
