package org.walletsuite.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostAll;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;

class RequestHashTest {

    private static final UUID ONE = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0190a000-0000-7000-8000-000000000002");

    @Test
    void recognizesCommandsFromVersionsWithFewerFields() {
        var legs = List.of(new Leg(ONE, -5, "wallet"), new Leg(OTHER, 5, "stand"));
        assertThat(RequestHash.of(new Post("key", "PURCHASE", legs, "r", Map.of("n", 1))))
                .isEqualTo("f85199cdd1f7d840270f76b2d86c36ac74d07946c74c4e461a375f8f1fb5813a");
        assertThat(RequestHash.of(new Reverse("key", "REFUND", ONE, "PURCHASE", null, Map.of())))
                .isEqualTo("c832f99fad534272a06ee9462a95ad5d581ba453ff52b2c82acbb9cf943d9f75");
    }

    @Test
    void differsWithEveryField() {
        var hashes = Stream.of(
                        new Reverse("key", "REFUND", ONE, "PURCHASE", null, Map.of()),
                        new Reverse("key", "REFUND", ONE, "PURCHASE", 1L, Map.of()),
                        new Reverse("key", "REFUND", ONE, "PURCHASE", 2L, Map.of()),
                        all(ONE, OTHER, null),
                        all(OTHER, ONE, null),
                        all(ONE, OTHER, "r"),
                        new PostAll(
                                "key",
                                "CASH_OUT",
                                new Side(ONE, "wallet"),
                                new Side(OTHER, "wallet", true),
                                null,
                                Map.of()),
                        post(false),
                        post(true),
                        new PostHold("key", "CASH_OUT", ONE, new Side(OTHER, "wallet"), null, null, Map.of()),
                        new PostHold("key", "CASH_OUT", ONE, new Side(OTHER, "wallet"), 1L, null, Map.of()))
                .map(RequestHash::of)
                .toList();
        assertThat(hashes).doesNotHaveDuplicates();
    }

    private static Post post(boolean settlement) {
        var legs = List.of(new Leg(ONE, -5, "wallet"), new Leg(OTHER, 5, "wallet", settlement));
        return new Post("key", "CASH_OUT", legs, null, Map.of());
    }

    private static PostAll all(UUID from, UUID to, @Nullable String reference) {
        return new PostAll("key", "CASH_OUT", new Side(from, "wallet"), new Side(to, "wallet"), reference, Map.of());
    }
}
