package org.walletsuite.withdrawal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.event.WithdrawalEvent;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.platform.testing.TestDatabase;
import org.walletsuite.withdrawal.testing.WithdrawalScenario;

/** What is done with withdrawals is written down for good, and published. */
class AuditLogTest extends WithdrawalScenario {

    @Test
    void saysWhoDidWhatTheLatestFirst() {
        var holder = holder(3, "9000000.00");
        var withdrawal = pending(holder, "2000000");
        var first = Ids.next();
        var second = Ids.next();
        process(as(first, Role.ADMIN), withdrawal, "{\"action\":\"approve\",\"admin_notes\":\"Called the user\"}")
                .expect(200);
        approve(as(second, Role.ADMIN), withdrawal).expect(200);

        var log = log(withdrawal);

        assertThat(log.header("X-Total-Count")).isEqualTo("3");
        assertThat(log.json())
                .extracting(row -> row.get("action").asString()
                        + " by " + row.get("actor").asString()
                        + ": " + row.get("from_status").asString("nothing")
                        + " to " + row.get("to_status").asString())
                .containsExactly(
                        "approve by " + second + ": Pending to Approved",
                        "first_approval by " + first + ": Pending to Pending",
                        "create by " + holder.id() + ": nothing to Pending");
        assertThat(log.text("/1/notes")).isEqualTo("Called the user");
        assertThat(log.json().get(0).propertyNames())
                .containsExactly("id", "action", "actor", "from_status", "to_status", "notes", "created_at");
    }

    @Test
    void namesTheUserWhoCancelledAndTheReasonOfARejection() {
        var holder = holder("100.00");
        var cancelled = pending(holder, "1");
        var rejected = pending(holder, "1");
        cancel(holder, cancelled).expect(200);
        process(admin(), rejected, "{\"action\":\"reject\",\"reason\":\"No such account\",\"admin_notes\":\"Twice\"}")
                .expect(200);

        assertThat(log(cancelled).text("/0/action")).isEqualTo("cancel");
        assertThat(log(cancelled).text("/0/actor")).isEqualTo(holder.id().toString());
        assertThat(log(rejected).text("/0/notes")).isEqualTo("No such account - Twice");
    }

    /** The ledger may do its part much later. */
    @Test
    void saysWhenItWasDecided() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "1");
        var decided = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ledger.loseCommands();
        approve(admin(), withdrawal).expect(504);
        ledger.recover();

        sweep();

        assertThat(Instant.parse(log(withdrawal).text("/0/created_at"))).isBetween(decided, decided.plusSeconds(60));
    }

    @Test
    void keepsTheReferencesThatWereGiven() {
        var holder = holder(3, "9000000.00");
        var withdrawal = pending(holder, "2000000");
        approve(admin(), withdrawal).expect(200);
        process(admin(), withdrawal, "{\"action\":\"approve\",\"transaction_reference\":\"TXN2\"}")
                .expect(200);

        assertThat(db.sql(
                                "select coalesce(reference, 'none') from withdrawal_audit where withdrawal_id = ? order by number")
                        .param(idOf(withdrawal))
                        .query(String.class)
                        .list())
                .containsExactly("none", "TXN123456", "TXN2");
    }

    @Test
    void itsHeadIsInTheEvents() {
        var withdrawal = pending(holder("100.00"), "1");
        approve(admin(), withdrawal).expect(200);

        var heads = published(WithdrawalEvent.TOPIC, idOf(withdrawal)).stream()
                .map(event -> event.event().at("/auditHead").asString())
                .toList();

        assertThat(heads)
                .isEqualTo(db.sql("select hash from withdrawal_audit where withdrawal_id = ? order by number")
                        .param(idOf(withdrawal))
                        .query(String.class)
                        .list());
    }

    @Test
    void isForAdminsOnly() {
        var holder = holder("100.00");
        var path = "/withdrawal/admin/requests/" + pending(holder, "1") + "/audit-log/";

        assertThat(holder.client().get(path).status()).isEqualTo(403);
        assertThat(admin().get("/withdrawal/admin/requests/999999999/audit-log/")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsRefusedIsNotWrittenDown() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "1");
        approve(admin(), withdrawal).expect(200);
        approve(admin(), withdrawal).expect(400);

        assertThat(log(withdrawal).json()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update withdrawal_audit set notes = 'no'",
                "delete from withdrawal_audit",
                "truncate withdrawal_audit"
            })
    void isOnlyEverAddedTo(String change) {
        pending(holder("100.00"), "1");

        assertThatThrownBy(() -> db.sql(change).update()).rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> TestDatabase.shared().asOwner().sql(change).update())
                .rootCause()
                .hasMessageContaining("The audit log is only ever added to");
    }

    @Test
    void tellsOthersAllThatANoticeNeeds() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "10.50");
        approve(admin(), withdrawal).expect(200);

        var events = published(WithdrawalEvent.TOPIC, idOf(withdrawal));

        assertThat(events)
                .extracting(PublishedEvent::type)
                .containsExactly("withdrawal.created.v1", "withdrawal.approved.v1");
        var approved = events.getLast().event();
        assertThat(approved.at("/withdrawal/number").asLong()).isEqualTo(withdrawal);
        assertThat(approved.at("/withdrawal/userId").asString())
                .isEqualTo(holder.id().toString());
        assertThat(approved.at("/withdrawal/userNumber").asLong()).isEqualTo(holder.number());
        assertThat(approved.at("/withdrawal/amount").asLong()).isEqualTo(10_50);
        assertThat(approved.at("/withdrawal/currency").asString()).isEqualTo("USD");
        assertThat(approved.at("/withdrawal/method").asString()).isEqualTo("bank_transfer");
        assertThat(approved.at("/reference").asString()).isEqualTo("TXN123456");
    }

    @Test
    void tellsOthersWhyAndThatItIsOver() {
        var holder = holder("100.00");
        var rejected = pending(holder, "1");
        var cancelled = pending(holder, "1");
        reject(admin(), rejected).expect(200);
        cancel(holder, cancelled).expect(200);

        var refusal = published(WithdrawalEvent.TOPIC, idOf(rejected)).getLast();
        var end = published(WithdrawalEvent.TOPIC, idOf(cancelled)).getLast();

        assertThat(refusal.type()).isEqualTo("withdrawal.rejected.v1");
        assertThat(refusal.event().at("/reason").asString()).isEqualTo("Invalid account number provided");
        assertThat(end.type()).isEqualTo("withdrawal.cancelled.v1");
    }

    private Answer log(long withdrawal) {
        return admin().get("/withdrawal/admin/requests/" + withdrawal + "/audit-log/")
                .expect(200);
    }
}
