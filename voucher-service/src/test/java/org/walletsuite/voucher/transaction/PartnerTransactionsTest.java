package org.walletsuite.voucher.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.database.Timestamps;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.voucher.testing.PartnerFixture;

/** What came of partners' calls is on record once, whoever finishes them. */
class PartnerTransactionsTest extends PartnerFixture {

    @Autowired
    private TransactionPruning pruning;

    @Autowired
    private TransactionSettings settings;

    @AfterEach
    void keepRecords() {
        TestDatabase.shared()
                .asOwner()
                .sql("drop trigger if exists forgets on partner_transactions; drop function if exists forget_call()")
                .update();
    }

    @Test
    void whatIsAskedAgainIsAReplay() {
        issue(direct.withKey("key"), "20.00", "REF-1").expect(201);
        issue(direct.withKey("key"), "20.00", "REF-1").expect(201);
        issue(direct, "20.00", "REF-1").expect(200);
        issue(direct, "21.00", "REF-1").expect(409);

        awaitRecords("issue SUCCEEDED 201", "issue REPLAYED 201", "issue REPLAYED 200", "issue FAILED 409 CONFLICT");
    }

    @Test
    void ofAllCancellationsOneMovesMoney() {
        var voucher = Issued.of(issue(direct, "20.00", "REF-1").expect(201));

        cancel(direct, voucher).expect(200);
        cancel(direct, voucher).expect(200);

        awaitRecords("issue SUCCEEDED 201", "cancel SUCCEEDED 200", "cancel REPLAYED 200");
    }

    @Test
    void whatComesAtOnceIsOneIssueAndReplays() {
        var answers = atOnce(20, () -> issue(direct, "20.00", "REF-1"));

        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201);
        var records = records(20);
        assertThat(records).filteredOn(record -> record.contains("SUCCEEDED")).hasSize(1);
        assertThat(records).filteredOn(record -> record.contains("REPLAYED")).hasSize(19);
    }

    @Test
    void whatIsFinishedLaterIsOnRecordThoughNobodyWasAnswered() {
        issue(direct, "5.00", "REF-0").expect(201);
        die(Death.AFTER_THE_LEDGER);
        issue(direct, "20.00", "REF-1").expect(504);
        assertThat(records(2)).endsWith("issue FAILED 504 TIMEOUT");

        live();
        finishLater();
        issue(direct, "20.00", "REF-1").expect(200);

        assertThat(records(4)).endsWith("issue SUCCEEDED", "issue REPLAYED 200");
        assertThat(settled(directId)).isEqualTo(-25_00);
    }

    @Test
    void whatWasMovedIsOnRecordThoughItsCallIsNot() {
        TestDatabase.shared().asOwner().sql("""
                        create function forget_call() returns trigger language plpgsql as
                            'begin raise exception ''Not now''; end';
                        create trigger forgets before update on partner_transactions
                            for each row execute function forget_call()""").update();

        issue(direct, "20.00", "REF-1").expect(201);

        assertThat(records(1)).containsExactly("issue SUCCEEDED");
    }

    @Test
    void nothingIsOnRecordThatWasNotCommitted() {
        die(Death.BEFORE_THE_COMMIT);
        issue(direct, "20.00", "REF-1");

        assertThat(records(1)).noneMatch(record -> record.contains("SUCCEEDED"));
    }

    @Test
    void whatIsTooOldIsDeleted() {
        addOld(-3, settings.keep().plusDays(1));
        addOld(-2, settings.keep().plusSeconds(1));
        addOld(-1, settings.keep().minusDays(1));

        pruning.prune();

        assertThat(count("partner_transactions", "partner_id = ?", directId)).isOne();
    }

    /** One with a low number, as old ones have. */
    private void addOld(long id, Duration age) {
        TestDatabase.shared()
                .asOwner()
                .sql("insert into partner_transactions (id, partner_id, environment, operation, outcome, created_at)"
                        + " overriding system value values (?, ?, 'UAT', 'query', 'SUCCEEDED', ?)")
                .param(id)
                .param(directId)
                .param(Timestamps.at(clock.instant().minus(age)))
                .update();
    }

    /** Each is put on record, or completed there, when it was answered already, and others may be before it. */
    private void awaitRecords(String... expected) {
        await().untilAsserted(() -> assertThat(all()).containsExactlyInAnyOrder(expected));
    }

    /** Each with what came of it, the oldest first. The last one is put on record when it was answered already. */
    private List<String> records(int expected) {
        await().until(() -> all().size() == expected);
        return all();
    }

    private List<String> all() {
        return db.sql("select concat_ws(' ', operation, outcome, status, error_code)"
                        + " from partner_transactions where partner_id = ? order by id")
                .param(directId)
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }
}
