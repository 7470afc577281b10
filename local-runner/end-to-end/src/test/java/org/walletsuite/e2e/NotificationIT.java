package org.walletsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;
import org.walletsuite.runner.fixture.MultipartForm;
import tools.jackson.databind.JsonNode;

/** What users are told of what happens: in the app, by mail and on streams through the gateway. */
@Isolated
class NotificationIT {

    /** What a killed process had claimed is free again after a minute, and is then retried with growing delays. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration MINUTES = Duration.ofMinutes(2);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RunningSuite suite = RunningSuite.shared();
    private final FestivalFixture fair = new FestivalFixture(suite.gateway());

    @Test
    void anApprovedOrderIsInTheAppInAMailAndOnTheStream() throws MessagingException, IOException {
        var user = fair.newcomer();
        try (var listener = NotificationListener.of(suite.gateway(), user)) {
            await().atMost(MINUTES).until(() -> listener.connected() >= 1);

            var order = order(user);
            approve(order);

            // The order made two, and each of three changes of a balance one.
            await().atMost(MINUTES).until(() -> listener.events().size() >= 5);
            var shown = user.get("/notifications/?type=order_approved").json();
            assertThat(shown).hasSize(1);
            assertThat(shown.get(0)).isEqualTo(listener.events("order_approved").getFirst());
            assertApproved(shown.get(0), order);
            assertThat(unread(user)).isEqualTo(5);
            var id = shown.get(0).get("id").asLong();
            assertThat(user.post("/notifications/mark-as-read/", "{\"ids\": [" + id + "]}")
                            .body())
                    .isEqualTo("{\"detail\":\"1 notification marked as read.\",\"updated\":1}");
            assertThat(user.get("/notifications/" + id + "/")
                            .json()
                            .get("is_read")
                            .asBoolean())
                    .isTrue();
            assertThat(user.get("/notifications/?unread_only=true").json()).hasSize(4);
            assertThat(fair.newcomer().get("/notifications/" + id + "/").status())
                    .isEqualTo(404);
            assertResumes(user, listener.events());
        }
        assertMail(user);
    }

    /** As the document has it. */
    private static void assertApproved(JsonNode shown, long order) {
        assertThat(shown.propertyNames())
                .containsExactly(
                        "id",
                        "notification_type",
                        "notification_type_display",
                        "title",
                        "message",
                        "priority",
                        "priority_display",
                        "is_read",
                        "created_at",
                        "created_at_formatted",
                        "read_at");
        assertThat(shown.get("notification_type_display").asString()).isEqualTo("Order Approved");
        assertThat(shown.get("title").asString()).isEqualTo("Order Approved");
        assertThat(shown.get("message").asString())
                .startsWith("Your gift card order for $100.00 has been approved.")
                .contains("$90.00", "order no. " + order);
        assertThat(shown.get("priority").asString()).isEqualTo("high");
        assertThat(shown.get("priority_display").asString()).isEqualTo("High");
        assertThat(shown.get("is_read").asBoolean()).isFalse();
        assertThat(shown.get("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(shown.get("created_at_formatted").asString()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
        assertThat(shown.get("read_at").isNull()).isTrue();
    }

    private void assertResumes(GatewayClient user, List<JsonNode> all) {
        var second = all.get(1).get("id").asString();
        try (var resumed = NotificationListener.after(suite.gateway(), user, second)) {
            await().atMost(MINUTES).until(() -> resumed.events().size() >= 3);
            assertThat(ids(resumed.events())).isEqualTo(ids(all.subList(2, 5)));
        }
    }

    private void assertMail(GatewayClient user) throws MessagingException, IOException {
        var recipient = email(user);
        await().atMost(MINUTES).until(() -> mails(recipient, "Order Approved").size() == 1);
        var mail = mails(recipient, "Order Approved").getFirst();
        assertThat(Arrays.toString(mail.getAllRecipients())).isEqualTo("[" + recipient + "]");
        var parts = (Multipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("Your gift card order for $100.00 has been approved.");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("<html lang=\"en\"", "Your gift card order for $100.00 has been approved.");

        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var link = mail.getHeader("List-Unsubscribe")[0];
        var address = URI.create(link.substring(1, link.length() - 1));
        var path = address.getRawPath() + "?" + address.getRawQuery();
        assertThat(path).startsWith("/notifications/unsubscribe/?token=");
        var page = fair.anonymous.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(wantsMailsOfApprovals(user)).isTrue();
        assertThat(unsubscribe(path).status()).isEqualTo(200);
        assertThat(unsubscribe(path).status()).isEqualTo(200);
        assertThat(wantsMailsOfApprovals(user)).isFalse();
        assertThat(unsubscribe(path + "x").body()).isEqualTo("{\"token\":[\"This link is not valid.\"]}");
    }

    @Test
    void usersChooseWhatTheyGetAndAdminsSeeWhatWasSent() {
        var user = fair.newcomer();
        assertThat(preferences(
                                user,
                                "{\"order_created\": {\"in_app\": false}, \"balance_updated\": {\"email\": false}}")
                        .status())
                .isEqualTo(200);
        assertThat(preferences(user, "{\"withdrawal_approved\": {\"email\": false}}")
                        .body())
                .isEqualTo("{\"withdrawal_approved\":[\"Urgent notifications cannot be switched off.\"]}");

        approve(order(user));

        await().atMost(MINUTES)
                .until(() -> unread(user) == 4
                        && mails(email(user), "Order Approved").size() == 1
                        && mails(email(user), "Order Created").size() == 1);
        assertThat(user.get("/notifications/?type=order_created").json()).isEmpty();
        assertThat(messageIds(email(user)).distinct()).hasSize(2);
        var me = user.get("/account/me/").json().get("id").asLong();
        var path = "/notifications/admin/events/?user_id=" + me;
        await().atMost(MINUTES)
                .until(() -> fair.admin
                                .get(path + "&channel=email&status=sent")
                                .json()
                                .size()
                        == 2);
        assertThat(fair.admin.get(path + "&channel=in_app").json()).hasSize(4);
        assertThat(fair.admin.get(path + "&status=failed").json()).isEmpty();
        assertThat(user.get(path).status()).isEqualTo(403);
        var statistics = fair.admin.get("/notifications/admin/stats/").json();
        assertThat(statistics.propertyNames())
                .containsExactly(
                        "total_notifications",
                        "unread_notifications",
                        "total_events",
                        "sent_events",
                        "failed_events",
                        "success_rate",
                        "notifications_by_type");
        assertThat(statistics.get("total_notifications").asLong()).isGreaterThanOrEqualTo(4);
        assertThat(statistics.get("success_rate").asString()).matches("\\d+\\.\\d\\d%");
    }

    @Test
    void aKillAmidEventsAndUnderTwentyStreamsLosesNothingAndDoublesNothing() {
        var service = suite.suite().part(Service.NOTIFICATION);
        var users = Stream.generate(fair::newcomer).limit(4).toList();
        users.forEach(user -> user.get("/api/v1/wallet/my-wallet").data(200));
        var listeners = users.stream()
                .flatMap(user -> IntStream.range(0, 5).mapToObj(_ -> NotificationListener.of(suite.gateway(), user)))
                .toList();
        try {
            await().atMost(PATIENCE).until(() -> listeners.stream().allMatch(one -> one.connected() >= 1));

            topUp(users, 3);
            service.kill9();
            topUp(users, 3);
            await().atMost(PATIENCE).until(() -> !service.isAlive());
            service.start();
            topUp(users, 3);
            service.awaitReady();
            topUp(users, 1);

            await().atMost(PATIENCE)
                    .until(() -> listeners.stream().allMatch(one -> one.events().size() >= 10));
            for (var user : users) {
                var ids = ids(user.get("/notifications/?page_size=100")
                        .json()
                        .valueStream()
                        .toList()
                        .reversed());
                assertThat(ids).hasSize(10);
                assertThat(listeners.subList(users.indexOf(user) * 5, users.indexOf(user) * 5 + 5))
                        .allSatisfy(one -> assertThat(ids(one.events())).isEqualTo(ids));
                var address = email(user);
                await().atMost(PATIENCE)
                        .until(() -> messageIds(address).distinct().count() == 10);
            }
        } finally {
            listeners.forEach(NotificationListener::close);
            service.start();
            service.awaitReady();
        }
        var books = suite.verifyBooks();
        assertThat(books.exitCode()).as(books.output()).isZero();
        assertThat(books.output()).contains("ok    Every event that a user should be notified of was taken in");
    }

    private static void topUp(List<GatewayClient> users, int times) {
        for (var user : users) {
            for (var time = 0; time < times; time++) {
                user.post("/api/v1/wallet/topup", "{\"amount\": 1000.00}").data(200);
            }
        }
    }

    private long order(GatewayClient user) {
        var answer = user.postForm("/order/create/", MultipartForm.eCode(fair.giftCard("0.9"), "100.00", "PIN-1234"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asLong();
    }

    private void approve(long order) {
        assertThat(fair.admin
                        .patch("/admin/update-order-status/" + order + "/", "{\"status\": \"Approved\"}")
                        .status())
                .isEqualTo(200);
    }

    private static Answer preferences(GatewayClient user, String changes) {
        return user.send(
                "PUT", "/notifications/preferences/", "application/json", changes.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean wantsMailsOfApprovals(GatewayClient user) {
        return user.get("/notifications/preferences/")
                .json()
                .at("/order_approved/email")
                .asBoolean();
    }

    /** As mail programs do it. */
    private Answer unsubscribe(String path) {
        return fair.anonymous.send("POST", path, FORM, "List-Unsubscribe=One-Click".getBytes(StandardCharsets.UTF_8));
    }

    private static long unread(GatewayClient user) {
        return user.get("/notifications/unread-count/")
                .json()
                .get("unread_count")
                .asLong();
    }

    private static List<Long> ids(List<JsonNode> notifications) {
        return notifications.stream().map(one -> one.get("id").asLong()).toList();
    }

    private static String email(GatewayClient user) {
        return user.get("/account/me/").json().get("email").asString();
    }

    /** One for each id. */
    private List<MimeMessage> mails(String address, String subject) {
        var ids = new HashSet<String>();
        return suite.mailsTo(address).stream()
                .filter(mail -> subject.equals(header(mail, "Subject")) && ids.add(header(mail, "Message-ID")))
                .toList();
    }

    /** A mail whose outcome a kill or a slow answer left unknown may have come twice, under one id. */
    private Stream<String> messageIds(String address) {
        return suite.mailsTo(address).stream().map(mail -> header(mail, "Message-ID"));
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
