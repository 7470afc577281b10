package org.walletsuite.payment.testing;

import java.util.List;
import java.util.UUID;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.LedgerEvent;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.HeadsRequest.Place;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.TestBroker;

/** Publishes what is in the books, as the ledger's relay does. */
public final class EntryPublisher {

    private final LedgerModel books;
    private final EventCodec codec;

    EntryPublisher(LedgerModel books, EventCodec codec) {
        this.books = books;
        this.codec = codec;
    }

    /** The event of an entry that is in the books. */
    public EntryPosted entry(UUID account, long seq) {
        var head =
                books.heads(new HeadsRequest(List.of(new Place(account, seq)))).getFirst();
        var statement = books.statement(account, 0, 200).orElseThrow();
        var line = statement.lines().stream()
                .filter(one -> one.entry().seq() == seq)
                .findFirst()
                .orElseThrow();
        var transfer = line.transfer();
        return new EntryPosted(
                account + ":" + seq,
                transfer.createdAt(),
                seq,
                account,
                head.ownerId(),
                head.program(),
                head.purpose(),
                head.asset(),
                seq,
                line.entry().amount(),
                head.balanceAfter(),
                head.hash(),
                new TransferPart(
                        transfer.id(),
                        transfer.kind(),
                        transfer.reference(),
                        transfer.reverses(),
                        transfer.metadata()));
    }

    public void send(List<? extends LedgerEvent> events) {
        TestBroker.shared().send(events.stream().map(codec::encode).toList());
    }
}
