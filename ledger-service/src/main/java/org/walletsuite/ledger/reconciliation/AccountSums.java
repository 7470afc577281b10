package org.walletsuite.ledger.reconciliation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account stores, and what its entries and open holds sum to, in units of its asset with all decimals. Sums of
 * damaged rows may be larger than any balance.
 */
record AccountSums(
        UUID id,
        @Nullable Long ownerNumber,
        String program,
        String purpose,
        String asset,
        int scale,
        BigDecimal balance,
        BigDecimal entries,
        BigDecimal held,
        BigDecimal holds) {

    static AccountSums row(ResultSet row) throws SQLException {
        var scale = row.getInt("scale");
        return new AccountSums(
                row.getObject("id", UUID.class),
                row.getObject("owner_number", Long.class),
                row.getString("program"),
                row.getString("purpose"),
                row.getString("asset"),
                scale,
                row.getBigDecimal("balance").movePointLeft(scale),
                row.getBigDecimal("entries").movePointLeft(scale),
                row.getBigDecimal("held").movePointLeft(scale),
                row.getBigDecimal("holds").movePointLeft(scale));
    }

    boolean isCorrect() {
        return balance.compareTo(entries) == 0 && held.compareTo(holds) == 0;
    }

    /** The same account at another time, with these minor units. */
    AccountSums with(long newBalance, long newEntries, long newHeld, long newHolds) {
        return new AccountSums(
                id,
                ownerNumber,
                program,
                purpose,
                asset,
                scale,
                amount(newBalance),
                amount(newEntries),
                amount(newHeld),
                amount(newHolds));
    }

    BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, scale);
    }
}
