package org.walletsuite.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.walletsuite.ledger.writer.Books.key;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.walletsuite.ledger.LedgerClient;
import org.walletsuite.ledger.writer.Books;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestDatabase;

/** Damage as somebody with the owner's rights could do it, rolled back after each test. */
@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class VerificationTest {

    private final LedgerApi ledger;
    private final Verification verification;
    private final JdbcConnectionDetails database;
    private final JdbcClient db;
    private final Damage damage;
    private final Books books;
    private final Account stand;
    private final Account wallet;
    private final Transfer transfer;

    VerificationTest(
            @LocalServerPort int port, Verification verification, JdbcConnectionDetails database, JdbcClient db) {
        this.ledger = LedgerClient.create(port);
        this.verification = verification;
        this.database = database;
        this.db = db;
        this.damage = new Damage(database, verification);
        this.books = new Books(ledger);
        this.stand = books.stand();
        this.wallet = books.wallet();
        this.transfer = post(100);
    }

    private Transfer post(long amount) {
        return books.posted(Books.move(key(), amount, stand, wallet));
    }

    @BeforeEach
    void moreHistory() {
        post(7);
        var original = post(20);
        books.posted(new Reverse(key(), "REFUND", original.id(), "PURCHASE", null, Map.of("reason", "flat")));
        ledger.changeStatus(wallet.id(), new StatusChange.Request(AccountStatus.FROZEN, wallet.purpose()));
    }

    @Test
    void findsNothingInSoundBooks() throws SQLException {
        var report = verification.run();
        assertThat(report.discrepancies()).as(String.join("\n", report.lines())).isZero();
        assertThat(report.lines()).allMatch(line -> line.startsWith("ok ")).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update account set balance = balance + 1 where id = ':wallet'|its balance is 108, but its entries lead to 107",
                "update account set status = 'ACTIVE' where id = ':wallet'|but its last status change says FROZEN",
                "update account set head_hash = decode(repeat('00', 32), 'hex') where id = ':wallet'|its hash is not that of its last entry",
                "update entry set amount = 101 where account_id = ':wallet' and seq = 1|entry 1 of 101 makes 100 out of 0",
                "update entry set created_at = created_at - interval '1 microsecond' where account_id = ':wallet' and seq = 1|was edited",
                "update entry set hash = sha256('') where account_id = ':wallet' and seq = 2|was edited",
                "delete from entry where account_id = ':wallet' and seq = 2|entry 3 follows entry 1",
                "delete from entry where transfer_id = ':transfer'|should have 2 entries",
                "delete from transfer where id = ':transfer'|which is missing",
                "update transfer set metadata = '{\"standId\": \"other\"}' where id = ':transfer'|was edited",
                "update transfer set reference = 'x' where id = ':transfer'|was edited",
                "update transfer set kind = 'TOP_UP' where id = ':transfer'|was edited",
                "update transfer set idempotency_key = 'another' where id = ':transfer'|was edited",
                "update transfer set reversed_total = 5 where id = ':transfer'|its reversals say 0",
                "update transfer set amount = 99 where id = ':transfer'|credits of 99",
                "update ledger_head set position = position + 3|follows position",
                "update account set held = 1 where id = ':wallet'|holds 1, but its open holds sum to 0"
            })
    void findsDamage(String edit, String reported) throws SQLException {
        var sql = edit.replace(":wallet", wallet.id().toString())
                .replace(":transfer", transfer.id().toString());
        var report = damage.verifiedAfter(sql);
        assertThat(report.discrepancies()).isPositive();
        assertThat(String.join("\n", report.lines())).contains(reported);
    }

    @Test
    void findsTheSameWhateverTheSizeOfItsSlices() throws SQLException {
        var edit = "update entry set amount = 101 where account_id = '" + wallet.id() + "' and seq = 1";

        var report = damage.verifiedAfter(edit, 211, 101);

        assertThat(report).usingRecursiveComparison().ignoringCollectionOrder().isEqualTo(damage.verifiedAfter(edit));
        assertThat(report.discrepancies()).isPositive();
    }

    @Test
    void findsATransferThatNobodyPosted() throws SQLException {
        var report =
                damage.verifiedAfter("insert into transfer select gen_random_uuid(), kind, 'made up', request_hash,"
                        + " reference, reverses, amount, 0, metadata, position, entries, created_at, trace"
                        + " from transfer where id = '" + transfer.id() + "'");

        assertThat(String.join("\n", report.lines())).contains("but has 0 from");
    }

    @Test
    void findsAnEditThatKeepsAllAmounts() throws SQLException {
        var report = damage.verifiedAfter("update entry set amount = case when amount > 0 then 90 else -90 end,"
                + " balance_after = case when amount > 0 then 90 else -90 end where transfer_id = '" + transfer.id()
                + "'; update transfer set amount = 90 where id = '" + transfer.id() + "'");
        assertThat(String.join("\n", report.lines()))
                .contains("entry 1, its transfer, or the entry before it was edited");
    }

    @Test
    void theRunningRoleCanNeitherEditNorDeleteEntries() {
        for (var sql : List.of(
                "update entry set amount = 1",
                "delete from entry",
                "delete from transfer",
                "truncate entry",
                "update transfer set metadata = '{}'",
                "update account set owner_id = id",
                "delete from status_change",
                "delete from hold",
                "update hold set amount = 1",
                "update hold_change set amount = 1",
                "delete from floor_change",
                "delete from balance_correction",
                "update balance_correction set balance_after = 1",
                "update account set opening_floor = 0")) {
            assertThat(catchThrowable(() -> db.sql(sql).update())).as(sql).hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void theCommandPrintsDiscrepanciesAndEndsWithAnExitCode() {
        var output = new ByteArrayOutputStream();
        var out = new PrintStream(output, true, StandardCharsets.UTF_8);
        assertThat(VerifyCommand.COMMAND.run(out, connection(database.getJdbcUrl())))
                .isZero();
        assertThat(output.toString(StandardCharsets.UTF_8).lines()).allMatch(line -> line.startsWith("ok "));
        damage.keep("update account set balance = balance + 1 where id = '" + wallet.id() + "'");
        try {
            assertThat(VerifyCommand.COMMAND.run(out, connection(database.getJdbcUrl())))
                    .isEqualTo(1);
        } finally {
            damage.keep("update account set balance = balance - 1 where id = '" + wallet.id() + "'");
        }
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("its balance is 108, but its entries lead to 107");
    }

    @Test
    void theCommandSaysThatTheBooksCouldNotBeRead() {
        var output = new ByteArrayOutputStream();
        var out = new PrintStream(output, true, StandardCharsets.UTF_8);

        assertThat(VerifyCommand.COMMAND.run(out, connection("jdbc:postgresql://127.0.0.1:1/none")))
                .isEqualTo(2);

        assertThat(output.toString(StandardCharsets.UTF_8))
                .startsWith("The books were not verified: The books could not be read: ");
    }

    private String[] connection(String url) {
        return new String[] {
            "verify",
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=" + TestDatabase.APP,
            "--spring.datasource.password=" + TestDatabase.APP
        };
    }
}
