package org.walletsuite.ledger.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.ledger.Transfer;

/** Compares with values computed outside of Java, because a version that hashes differently could not verify older books. */
class EntryHashTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.000006Z");
    private static final Transfer PURCHASE = new Transfer(
            UUID.fromString("01890000-0000-7000-8000-000000000001"),
            "PURCHASE",
            "payment:pay:1",
            "ab".repeat(32),
            "r-1",
            null,
            250,
            0,
            Map.of("standId", "7"),
            TIME,
            List.of());

    private final EntryHash hash = new EntryHash();

    @Test
    void hashesTheFieldsOfATransferThatNeverChange() {
        var known = HexFormat.of().parseHex("cc03a561bda31d24d4ab5b07c7586c32d617fef6a3c395709ccf1730e98dff04");
        assertThat(hash.of(PURCHASE)).isEqualTo(known);
        assertThat(hash.of(PURCHASE.withReversedTotal(250)))
                .as("reversed since")
                .isEqualTo(known);
    }

    @Test
    void chainsAnEntryToTheOneBefore() {
        var known = HexFormat.of().parseHex("a57fbe874e762678fed080710eacc69b85c2e232b0621b67a0c37c2c765b7653");
        var first = debit(EntryHash.beginning());
        assertThat(first).isEqualTo(known);
        assertThat(debit(first)).as("after another").isNotEqualTo(known);
        assertThat(debit(EntryHash.beginning()))
                .as("earlier entries leave no state behind")
                .isEqualTo(known);
    }

    private byte[] debit(byte[] previous) {
        var account = UUID.fromString("01890000-0000-7000-8000-00000000000a");
        return hash.next(previous, account, 3, -250, 750, 41, TIME, hash.of(PURCHASE));
    }
}
