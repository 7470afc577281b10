package org.walletsuite.notification.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.walletsuite.notification.testing.NotificationFixture;
import org.walletsuite.notification.type.Channel;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestDatabase;

class ReviewTest extends NotificationFixture {

    private static final String EVENTS = "/notifications/admin/events/";
    private static final int MANY = 50_000;

    @Autowired
    private NamedParameterJdbcTemplate template;

    @Test
    void listsNotificationsAndMailsByFilters() {
        publish(2, created(), approved());
        awaitSent(2);
        fail("order_created");
        postpone("order_approved");

        assertThat(total("")).isEqualTo("4");
        assertThat(total("&channel=email")).isEqualTo("2");
        assertThat(total("&channel=in_app")).isEqualTo("2");
        assertThat(total("&status=sent")).isEqualTo("2");
        assertThat(total("&status=failed")).isEqualTo("1");
        assertThat(total("&status=pending")).isEqualTo("1");
        assertThat(total("&status=failed&channel=in_app")).isEqualTo("0");
        var all = admin.get(EVENTS + "?user_id=" + user.number()).expect(200);
        assertThat(all.at("/0/id").asLong()).isGreaterThan(all.at("/1/id").asLong());
        assertThat(all.at("/0/user_id").asLong()).isEqualTo(user.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=lost", "channel=sms", "user_id=x", "page=0", "page_size=0"})
    void refusesUnknownFilters(String filter) {
        var refusal = admin.get(EVENTS + "?" + filter).expect(400);

        assertThat(refusal.at("/" + filter.replaceAll("=.*", "")).isMissingNode())
                .isFalse();
    }

    @Test
    void showsOneWithItsTries() {
        publish(1, created());
        awaitSent(1);
        db.sql("delete from mail_try where mail_id in (select id from mail where user_id = ?)")
                .param(user.id())
                .update();
        var mail = fail("order_created");
        db.sql("""
                        insert into mail_try select id, 1, 'REFUSED', '550 no such user', now(), now() from mail
                        where number = ?""").param(mail).update();

        var shown = admin.get(EVENTS + mail + "/").expect(200);

        assertThat(shown.text("/channel")).isEqualTo("email");
        assertThat(shown.text("/status")).isEqualTo("failed");
        assertThat(shown.text("/reason")).isEqualTo("Refused by the mail server");
        assertThat(shown.text("/message")).startsWith("We have received");
        assertThat(shown.text("/tries/0/reply")).isEqualTo("550 no such user");
        admin.get(EVENTS + "999999999/").expect(404);
    }

    @Test
    void resendsWhatWasGivenUpAndNothingElse() {
        publish(1, created());
        awaitSent(1);
        var mail = fail("order_created");

        admin.post(EVENTS + mail + "/resend/").expect(200);

        awaitSent(1);
        assertThat(admin.get(EVENTS + mail).text("/status")).isEqualTo("sent");
        postpone("order_created");
        assertThat(admin.post(EVENTS + mail + "/resend/").expect(400).text("/detail"))
                .isEqualTo("Cannot resend event with status: pending");
        var inApp = reader.get("/notifications/").at("/0/id").asLong();
        assertThat(admin.post(EVENTS + inApp + "/resend/").expect(400).text("/detail"))
                .isEqualTo("Cannot resend event with status: sent");
        admin.post(EVENTS + "999999999/resend/").expect(404);
    }

    @Test
    void countsWhatWasSent() {
        var before = stats();
        publish(1, created());
        awaitSent(1);
        fail("order_created");

        var after = stats();

        assertThat(increase("/total_notifications", before, after)).isOne();
        assertThat(increase("/unread_notifications", before, after)).isOne();
        assertThat(increase("/total_events", before, after)).isEqualTo(2);
        assertThat(increase("/failed_events", before, after)).isOne();
        assertThat(after.text("/success_rate")).matches("\\d+\\.\\d\\d%");
        assertThat(after.at("/notifications_by_type/0/count").asLong())
                .isGreaterThanOrEqualTo(
                        after.at("/notifications_by_type/1/count").asLong());
    }

    /** Counted anew. */
    private Answer stats() {
        clock.putForward(Duration.ofSeconds(11));
        return admin.get("/notifications/admin/stats/").expect(200);
    }

    private static long increase(String pointer, Answer before, Answer after) {
        return after.at(pointer).asLong() - before.at(pointer).asLong();
    }

    @Test
    void endsAfterTenThousand() {
        assertThat(admin.get(EVENTS + "?page=100&page_size=100").expect(200).body())
                .isNotBlank();

        assertThat(admin.get(EVENTS + "?page=101&page_size=100").expect(400).text("/page/0"))
                .isEqualTo("The list ends after 10000 events.");
        admin.get(EVENTS + "?page=2147483647&page_size=2147483647").expect(400);
    }

    @Test
    void readsNoWholeTableHoweverManyThereAre() {
        fill(MANY, "order_created", "order_approved", "balance_updated");
        addMails();
        TestDatabase.shared().asOwner().sql("vacuum analyze notification, mail").update();
        try {
            for (var wanted : filters()) {
                assertThat(plan(DeliveryRows.listing(wanted), wanted))
                        .as(wanted.toString())
                        .doesNotContain("Seq Scan on mail", "Seq Scan on notification");
                assertThat(plan(DeliveryRows.counting(wanted), wanted))
                        .as(wanted.toString())
                        .contains("Limit");
            }
            assertThat(plan(Statistics.BY_TYPE, null)).contains("Index Only Scan using notification_by_type");
            assertThat(plan(Statistics.OF_MAILS, null)).contains("Index Only Scan using mail_by_status");
            assertThat(total("")).isEqualTo("10000");
        } finally {
            TestDatabase.shared()
                    .asOwner()
                    .sql("delete from mail where user_id = ?")
                    .param(user.id())
                    .update();
        }
    }

    /** All that find something. */
    private List<DeliveryRows.Filter> filters() {
        var filters = new ArrayList<DeliveryRows.Filter>();
        for (var status : new DeliveryStatus[] {null, DeliveryStatus.FAILED, DeliveryStatus.SENT}) {
            for (var number : new Long[] {null, user.number()}) {
                for (var channel : new Channel[] {null, Channel.IN_APP, Channel.EMAIL}) {
                    filters.add(new DeliveryRows.Filter(status, number, channel));
                }
            }
        }
        filters.removeIf(filter -> DeliveryRows.listing(filter).isEmpty());
        return filters;
    }

    private void addMails() {
        TestDatabase.shared()
                .asOwner()
                .sql("""
                        insert into mail (id, user_id, user_number, event_id, type, language, title, message, status, rank,
                            created_at, queued_at, finished_at)
                        select gen_random_uuid(), ?, ? + n % 1000, gen_random_uuid(), 'order_created', 'en', 'Title', 'Message',
                            case n % 100 when 0 then 'FAILED' else 'SENT' end, 2, now(), now(), now()
                        from generate_series(0, ? - 1) n""")
                .param(user.id())
                .param(user.number())
                .param(MANY)
                .update();
    }

    private String plan(String sql, DeliveryRows.@Nullable Filter wanted) {
        var parameters = new HashMap<String, @Nullable Object>();
        if (wanted != null) {
            parameters.put("user", wanted.userNumber());
            parameters.put(
                    "status", wanted.status() == null ? null : wanted.status().name());
        }
        parameters.put("most", 20);
        parameters.put("size", 20);
        parameters.put("offset", 0);
        return String.join("\n", template.queryForList("explain " + sql, parameters, String.class));
    }

    @ParameterizedTest
    @CsvSource({
        "140, 145, 96.55%",
        "0, 0, 0.00%",
        "1, 1, 100.00%",
        "1, 3, 33.33%",
        "2, 3, 66.67%",
        "1, 80000, 0.00%",
        "5, 100000, 0.01%"
    })
    void writesTheSuccessRateWithTwoDecimals(long sent, long all, String rate) {
        assertThat(Statistics.rate(sent, all)).isEqualTo(rate);
    }

    private @Nullable String total(String more) {
        return admin.get(EVENTS + "?user_id=" + user.number() + more)
                .expect(200)
                .header("X-Total-Count");
    }

    /** Gives this user's mail of a type up; returns its number. */
    private long fail(String type) {
        return db.sql("""
                        update mail set status = 'FAILED', reason = 'Refused by the mail server', next_attempt_at = null, finished_at = now()
                        where user_id = ? and type = ? returning number""").param(user.id()).param(type).query(Long.class).single();
    }
}
