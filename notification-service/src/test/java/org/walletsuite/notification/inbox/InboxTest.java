package org.walletsuite.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.walletsuite.notification.testing.NotificationFixture;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.testing.TestDatabase;

class InboxTest extends NotificationFixture {

    private static final int MANY = 100_000;

    @Autowired
    private NamedParameterJdbcTemplate template;

    @Test
    void listsTheNewestFirst() {
        var ids = fill(5, "order_created");

        var page = reader.get("/notifications/?page=2&page_size=2").expect(200);

        assertThat(page.at("/0/id").asLong()).isEqualTo(ids.get(2));
        assertThat(page.at("/1/id").asLong()).isEqualTo(ids.get(1));
        assertThat(page.header("X-Total-Count")).isEqualTo("5");
    }

    @Test
    void filtersByTypeAndUnread() {
        var ids = fill(4, "order_created", "order_approved");
        markAsRead("{\"ids\": [" + ids.get(0) + "]}", 1);

        assertThat(total("?type=order_created")).isEqualTo("2");
        assertThat(total("?unread_only=true")).isEqualTo("3");
        assertThat(total("?unread_only=true&type=order_created")).isEqualTo("1");
        assertThat(total("?type=kyc_approved")).isEqualTo("0");
        assertThat(reader.get("/notifications/?type=nonsense").expect(400).text("/type/0"))
                .isEqualTo("There is no such notification type.");
    }

    @Test
    void showsOneToItsUserOnly() {
        var id = fill(1, "order_created").getFirst();

        assertThat(reader.get("/notifications/" + id + "/").expect(200).text("/message"))
                .isEqualTo("Message 0");
        asUser(walletService.add().id()).get("/notifications/" + id + "/").expect(404);
        reader.get("/notifications/9223372036854775807/").expect(404);
    }

    @Test
    void marksSomeAsReadOnceAndNobodyElses() {
        var ids = fill(3, "order_created");
        var stranger = asUser(walletService.add().id());

        stranger.post("/notifications/mark-as-read/", "{\"ids\": [" + ids.get(0) + "]}")
                .expect(200);
        markAsRead("{\"ids\": [" + ids.get(0) + ", " + ids.get(1) + ", 1]}", 2);
        markAsRead("{\"ids\": [" + ids.get(0) + "]}", 0);

        assertThat(unread()).isEqualTo(1);
        assertThat(reader.get("/notifications/" + ids.get(0)).at("/is_read").asBoolean())
                .isTrue();
        assertThat(reader.get("/notifications/" + ids.get(0)).text("/read_at")).matches("[0-9-]+T[0-9:]+Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"ids\": []}", ""})
    void marksAllAsRead(String body) {
        fill(3, "order_created");

        markAsRead(body, 3);

        assertThat(unread()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ids\": 1}", "{\"ids\": [null]}", "{\"ids\": \"all\"}"})
    void refusesWhatAreNoIds(String body) {
        fill(1, "order_created");

        var refusal = reader.post("/notifications/mark-as-read/", body).expect(400);

        assertThat(refusal.text("/ids/0")).isNotBlank();
        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void showsATypeThatThisVersionDoesNotKnow() {
        fill(1, "order_teleported");

        var shown = reader.get("/notifications/").expect(200);

        assertThat(shown.text("/0/notification_type_display")).isEqualTo("order_teleported");
        assertThat(shown.text("/0/priority")).isEqualTo("medium");
    }

    @Test
    void showsHostileTextsLiterally() {
        var hostile = "<img src=x onerror=alert(1)> ${7*7} {{7*7}} [[${x}]] A & B";

        publish(1, rejected(hostile, hostile));

        assertThat(reader.get("/notifications/").text("/0/message"))
                .contains("Reason: " + hostile + "\n", "order no. 7: " + hostile);
        assertThat(reader.get("/notifications/").text("/0/title")).isEqualTo("Order Rejected");
    }

    @Test
    void staysFastWithManyNotifications() {
        fill(MANY, "order_created", "order_approved", "balance_updated");
        addOthers();
        try {
            assertFast();
        } finally {
            removeOthers();
        }
    }

    private void assertFast() {
        TestDatabase.shared().asOwner().sql("vacuum analyze notification").update();

        assertThat(plan(new InboxRows.Filter(user.id(), false, null), 90_000))
                .contains("Index Only Scan Backward using notification_of_user ")
                .doesNotContain("Seq Scan");
        assertThat(plan(new InboxRows.Filter(user.id(), false, NotificationType.ORDER_APPROVED), 20_000))
                .contains("notification_of_user_by_type")
                .doesNotContain("Seq Scan");
        assertThat(plan(new InboxRows.Filter(user.id(), true, null), 0))
                .contains("Index Only Scan Backward using notification_unread ")
                .doesNotContain("Seq Scan");
        assertThat(total("?page=4000&page_size=20")).isEqualTo(Integer.toString(MANY));
        markAsRead("{}", MANY);
        assertThat(unread()).isZero();
    }

    /** As many notifications of other users, as there are in production. */
    private void addOthers() {
        TestDatabase.shared().asOwner().sql("""
                        with others as (
                            insert into user_inbox (user_id, user_number, total, unread)
                            select gen_random_uuid(), 1, 1, 1 from generate_series(1, ?) returning user_id)
                        insert into notification (user_id, user_number, event_id, type, title, message, created_at)
                        select user_id, 1, user_id, 'order_created', 'Title', 'Message', now() from others""").param(MANY).update();
    }

    /** Reconciliation looks at a sample where there are so many. */
    private void removeOthers() {
        TestDatabase.shared().asOwner().sql("""
                        with gone as (delete from notification where event_id = user_id::text returning user_id)
                        delete from user_inbox where user_id in (select user_id from gone)""").update();
    }

    private String plan(InboxRows.Filter wanted, long offset) {
        var parameters = new HashMap<String, Object>();
        parameters.put("user", wanted.user());
        parameters.put("type", wanted.type() == null ? "" : wanted.type().code());
        parameters.put("size", 20);
        parameters.put("offset", offset);
        return String.join(
                "\n", template.queryForList("explain " + InboxRows.listing(wanted), parameters, String.class));
    }

    private void markAsRead(String body, long expected) {
        assertThat(reader.post("/notifications/mark-as-read/", body)
                        .expect(200)
                        .at("/updated")
                        .asLong())
                .isEqualTo(expected);
    }

    private long unread() {
        return reader.get("/notifications/unread-count/")
                .expect(200)
                .at("/unread_count")
                .asLong();
    }

    private @Nullable String total(String query) {
        return reader.get("/notifications/" + query).expect(200).header("X-Total-Count");
    }
}
