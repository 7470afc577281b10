package org.walletsuite.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.writer.Books.key;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.ledger.LedgerClient;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.LedgerEvent.AccountFloorChanged;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.HoldPlaced;
import org.walletsuite.platform.event.LedgerEvent.HoldPosted;
import org.walletsuite.platform.event.LedgerEvent.HoldVoided;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult.Done;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestDatabase;

/** One account's holds and floor, from the command to Kafka: every field of every event. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class HoldJournalTest {

    private static final Map<String, Object> KEPT = Map.of("bank", "X");

    private final LedgerApi ledger;
    private final LedgerTopic topic;
    private final Books books;
    private final Account wallet;

    HoldJournalTest(@LocalServerPort int port, EventCodec codec) {
        this.ledger = LedgerClient.create(port);
        this.topic = new LedgerTopic(codec);
        this.books = new Books(ledger);
        this.wallet = books.wallet();
    }

    @Test
    void publishesTheChangesOfHoldsAndFloors() {
        var stand = books.stand();
        books.posted(Books.move(key(), 1000, stand, wallet));
        var later = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
        var posted = place(300, "to X", KEPT, null);
        var voided = place(200, null, Map.of(), null);
        var expired = place(100, "late", Map.of(), later);
        var side = new Side(stand.id(), stand.purpose());
        var transfer =
                books.posted(new PostHold(key(), "WITHDRAWAL", posted.id(), side, 250L, null, Map.of("paid", true)));
        ledger.voidHold(voided.id());
        ledger.changeFloor(wallet.id(), new FloorChange.Request(-50L, "wallet"));
        assertThat(topic.eventsOf(wallet, 8)).hasSize(8);
        TestDatabase.shared()
                .asOwner()
                .sql("update hold set expires_at = now() where id = ?")
                .param(expired.id())
                .update();

        var events = topic.eventsOf(wallet, 9).stream()
                .filter(event -> !(event instanceof EntryPosted))
                .toList();
        assertThat(events).hasSize(7);
        assertThat(events)
                .containsExactly(
                        placed(events.get(0), posted, 300),
                        placed(events.get(1), voided, 500),
                        placed(events.get(2), expired, 600),
                        posted(events.get(3), posted, transfer.id(), 250, 50, 300),
                        voided(events.get(4), voided, false, 100),
                        floor(events.get(5), -50L),
                        voided(events.get(6), expired, true, 0));
        assertThat(events).extracting(LedgerEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(events.getFirst().time()).isEqualTo(posted.createdAt());
    }

    private Hold place(
            long amount, @Nullable String reference, Map<String, Object> metadata, @Nullable Instant expiry) {
        var requested = new NewHold(key(), wallet.id(), "wallet", amount, reference, metadata, expiry);
        return ((Done) ledger.placeHold(requested)).hold();
    }

    private HoldPlaced placed(LedgerEvent at, Hold hold, long heldAfter) {
        return new HoldPlaced(
                "hold:" + at.position(),
                at.time(),
                at.position(),
                wallet.id(),
                wallet.ownerId(),
                "festival",
                "wallet",
                wallet.asset(),
                hold.id(),
                hold.amount(),
                heldAfter,
                hold.reference(),
                hold.expiresAt(),
                hold.metadata());
    }

    private HoldPosted posted(LedgerEvent at, Hold hold, UUID transfer, long amount, long released, long heldAfter) {
        return new HoldPosted(
                "hold:" + at.position(),
                at.time(),
                at.position(),
                wallet.id(),
                wallet.ownerId(),
                "festival",
                "wallet",
                wallet.asset(),
                hold.id(),
                transfer,
                amount,
                released,
                heldAfter,
                hold.reference(),
                hold.metadata());
    }

    private HoldVoided voided(LedgerEvent at, Hold hold, boolean expired, long heldAfter) {
        return new HoldVoided(
                "hold:" + at.position(),
                at.time(),
                at.position(),
                wallet.id(),
                wallet.ownerId(),
                "festival",
                "wallet",
                wallet.asset(),
                hold.id(),
                hold.amount(),
                expired,
                heldAfter,
                hold.reference(),
                hold.metadata());
    }

    private AccountFloorChanged floor(LedgerEvent at, long floor) {
        return new AccountFloorChanged(
                "floor:" + at.position(),
                at.time(),
                at.position(),
                wallet.id(),
                wallet.ownerId(),
                "festival",
                "wallet",
                wallet.asset(),
                floor);
    }
}
