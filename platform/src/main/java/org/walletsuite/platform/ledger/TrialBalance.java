package org.walletsuite.platform.ledger;

import java.util.List;

/**
 * The balances of one asset summed by program and purpose; the total of a sound ledger is zero.
 */
public record TrialBalance(String asset, long total, List<Line> lines) {

    public record Line(String program, String purpose, long accounts, long balance) {}
}
