package org.walletsuite.withdrawal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.withdrawal.testing.WithdrawalScenario;

/** What admins see before they decide. */
class ReviewTest extends WithdrawalScenario {

    @Test
    void listsAllForAdminsByStatusAndUser() {
        var holder = holder("100.00");
        var waiting = pending(holder, "1");
        var approved = pending(holder, "2");
        approve(admin(), approved).expect(200);

        var all = admin().get("/withdrawal/admin/requests/?user_id=" + holder.number())
                .expect(200);
        var pending = admin().get("/withdrawal/admin/requests/?status=Pending&user_id=" + holder.number())
                .expect(200);

        assertThat(all.header("X-Total-Count")).isEqualTo("2");
        assertThat(all.json()).extracting(one -> one.get("id").asLong()).containsExactly(approved, waiting);
        assertThat(all.json()).extracting(one -> one.get("user_id").asLong()).containsOnly(holder.number());
        assertThat(pending.json()).extracting(one -> one.get("id").asLong()).containsExactly(waiting);
        assertThat(admin().get("/withdrawal/admin/requests/?page_size=1000").status())
                .isEqualTo(200);
        assertThat(holder.client().get("/withdrawal/admin/requests/").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=pending",
                "status=APPROVING",
                "status=",
                "user_id=x",
                "user_id=1.5",
                "page=0",
                "page_size=0"
            })
    void refusesFiltersThatAreNone(String query) {
        assertThat(admin().get("/withdrawal/admin/requests/?" + query).status()).isEqualTo(400);
    }

    @Test
    void countsWhatWaits() {
        var holder = holder("100.00");
        var before = admin().get("/withdrawal/admin/pending-count/").expect(200);
        pending(holder, "10.50");
        cancel(holder, pending(holder, "5")).expect(200);

        var after = admin().get("/withdrawal/admin/pending-count/").expect(200);

        assertThat(after.json().propertyNames()).containsExactly("pending_count", "pending_total");
        assertThat(after.at("/pending_count").asLong())
                .isEqualTo(before.at("/pending_count").asLong() + 1);
        assertThat(new BigDecimal(after.text("/pending_total")))
                .isEqualTo(new BigDecimal(before.text("/pending_total")).add(new BigDecimal("10.50")));
    }

    @Test
    void showsAdminsWhatTheyNeedToDecide() {
        var holder = holder("100.00");
        var withdrawal = pending(holder, "10.50");
        process(
                admin(),
                withdrawal,
                "{\"action\":\"approve\",\"transaction_reference\":\"T1\",\"admin_notes\":\"Processed via bank transfer\"}");

        var detail = admin().get("/withdrawal/admin/requests/" + withdrawal).expect(200);

        assertThat(detail.text("/account_number")).isEqualTo("1234567890");
        assertThat(detail.at("/user_id").asLong()).isEqualTo(holder.number());
        assertThat(detail.text("/user_uuid")).isEqualTo(holder.id().toString());
        assertThat(detail.text("/admin_notes")).isEqualTo("Processed via bank transfer");
        assertThat(detail.at("/processed_by").isNull()).isFalse();
        assertThat(detail.at("/second_approval_required").asBoolean()).isFalse();
    }
}
