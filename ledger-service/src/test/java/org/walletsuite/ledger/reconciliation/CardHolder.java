package org.walletsuite.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.writer.Books.key;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.ledger.LedgerClient;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.HoldResult.Done;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.testing.TestDatabase;

/** A user of a test's own with a gift-card account of two credits, damage to it, and the command that recalculates it. */
final class CardHolder {

    private static final int NO_DATABASE = 2;
    private static final int MOST_TRIES = 5;

    final LedgerApi ledger;
    final Books books;
    final long user = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000_000L);
    final Account card;
    String output = "";
    private final Verification verification;
    private final JdbcConnectionDetails database;
    private final JdbcClient db;
    private final Damage damage;

    CardHolder(@LocalServerPort int port, Verification verification, JdbcConnectionDetails database, JdbcClient db) {
        this.ledger = LedgerClient.create(port);
        this.verification = verification;
        this.database = database;
        this.db = db;
        this.damage = new Damage(database, verification);
        this.books = new Books(ledger);
        this.card = open(user, "withdrawable");
        credit(333);
        credit(333);
    }

    static CardHolder of(ApplicationContext service) {
        return service.getAutowireCapableBeanFactory().createBean(CardHolder.class);
    }

    void assertBooksInOrder() {
        var report = verification.run();
        assertThat(report.discrepancies()).as(String.join("\n", report.lines())).isZero();
    }

    /** The card's account as the ledger answers it. */
    Account account() {
        return ledger.account(card.id()).orElseThrow();
    }

    /** The first transfer to the card. */
    UUID firstTransfer() {
        return db.sql("select transfer_id from entry where account_id = ? and seq = 1")
                .param(card.id())
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    Account open(long number, String purpose) {
        return ledger.open(
                UUID.randomUUID(),
                new NewAccount(
                        new UUID(0, number),
                        number,
                        "giftcard",
                        purpose,
                        books.stand().asset(),
                        0L));
    }

    /** Returns the balance after it. */
    long credit(long amount) {
        var transfer = books.posted(Books.move(key(), amount, books.stand(), card));
        return transfer.entries().getLast().balanceAfter();
    }

    UUID hold(long amount) {
        var requested = new NewHold(key(), card.id(), card.purpose(), amount, null, Map.of(), null);
        return ((Done) ledger.placeHold(requested)).hold().id();
    }

    void damage(String sql) {
        damage.keep(sql.replace(":card", card.id().toString()));
    }

    /** Damage that the writer will read: it forgets an account whose command was rejected. */
    void damageUncached(String sql) {
        assertThat(books.post(Books.move(key(), 1_000_000, card, books.stand())))
                .isInstanceOf(Rejected.class);
        damage(sql);
    }

    String stored() {
        return db.sql("select a::text from account a where id = ?")
                .param(card.id())
                .query(String.class)
                .single();
    }

    List<String> corrections() {
        return db.sql("""
                        select format('%s: %s -> %s, %s -> %s', seq, balance_before, balance_after, held_before, held_after)
                        from balance_correction where account_id = ?""").param(card.id()).query((row, _) -> row.getString(1)).list();
    }

    int accounts() {
        return db.sql("select count(*) from account").query(Integer.class).single();
    }

    /** Again where the database took a correction on a busy machine for one that hangs, and ended it. */
    int recalculate(String... options) {
        var status = recalculateAt(database.getJdbcUrl(), options);
        for (var tries = 1; status == NO_DATABASE && tries < MOST_TRIES; tries++) {
            status = recalculateAt(database.getJdbcUrl(), options);
        }
        return status;
    }

    int recalculateAt(String url, String... options) {
        var bytes = new ByteArrayOutputStream();
        var connection = Stream.of(
                RecalculateBalancesCommand.COMMAND.name(),
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + TestDatabase.APP,
                "--spring.datasource.password=" + TestDatabase.APP);
        var status = RecalculateBalancesCommand.COMMAND.run(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                Stream.concat(connection, Stream.of(options)).toArray(String[]::new));
        output = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }
}
