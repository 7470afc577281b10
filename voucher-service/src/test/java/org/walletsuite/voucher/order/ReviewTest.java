package org.walletsuite.voucher.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.voucher.testing.GiftCardFixture;

/** What admins see of orders, and what they can make of them. */
class ReviewTest extends GiftCardFixture {

    private static final List<String> STATUSES =
            List.of("Processing", "Assigned", "Approved", "Rejected", "Completed", "Cancelled");

    /** With the way that an order comes to a status, and all that it may become from there. */
    @ParameterizedTest
    @CsvSource({
        "Processing, '', Assigned Approved Rejected Cancelled",
        "Assigned, Assigned, Approved Rejected Cancelled",
        "Approved, Approved, Completed",
        "Rejected, Rejected, ''",
        "Cancelled, Cancelled, ''",
        "Completed, Approved Completed, ''"
    })
    void movesAnOrderOnlyWhereItsStatusLeads(String from, String way, String successors) {
        for (var to : STATUSES) {
            var order = ordered("10.00");
            Stream.of(way.split(" ", -1))
                    .filter(step -> !step.isEmpty())
                    .forEach(step -> become(admin, order, step).expect(200));
            var before = List.of(pending(), withdrawable());

            var answer = become(admin, order, to);

            if (successors.contains(to)) {
                assertThat(answer)
                        .extracting(Answer::status, Answer::body)
                        .containsExactly(
                                200,
                                "{\"detail\":\"Order status updated to %s.\",\"id\":%s,\"status\":\"%s\"}"
                                        .formatted(to, order, to));
                assertThat(status(order)).isEqualTo(to);
            } else {
                assertThat(answer)
                        .extracting(Answer::status, Answer::body)
                        .containsExactly(
                                400, "{\"detail\":\"Cannot change order status from %s to %s\"}".formatted(from, to));
                assertThat(status(order)).isEqualTo(from);
                assertThat(List.of(pending(), withdrawable())).isEqualTo(before);
            }
        }
    }

    @Test
    void movesMoneyAsTheDocumentDrawsIt() {
        var order = ordered("1000.00");
        assertThat(List.of(pending(), withdrawable())).containsExactly(500_00L, 0L);

        become(admin, order, "Assigned").expect(200);
        assertThat(List.of(pending(), withdrawable())).containsExactly(500_00L, 0L);
        become(admin, order, "Approved").expect(200);
        assertThat(List.of(pending(), withdrawable())).containsExactly(0L, 500_00L);
        become(admin, order, "Completed").expect(200);

        assertThat(List.of(pending(), withdrawable())).containsExactly(0L, 500_00L);
        assertThat(published(order))
                .containsExactly("order.created.v1", "order.assigned.v1", "order.approved.v1", "order.completed.v1");
    }

    @ParameterizedTest
    @CsvSource({"Rejected, order.rejected.v1", "Cancelled, order.cancelled.v1"})
    void takesPendingMoneyBack(String status, String event) {
        var order = ordered("10.00");
        ordered("30.00");

        admin.patch("/admin/update-order-status/" + order, """
                        {"status": "%s", "admin_notes": "Called the shop", "reason": "The card is empty"}""".formatted(status))
                .expect(200);

        assertThat(List.of(pending(), withdrawable())).containsExactly(15_00L, 0L);
        var last = published(OrderEvent.TOPIC, id(order)).getLast();
        assertThat(last.type()).isEqualTo(event);
        assertThat(last.event().get("reason").asString()).isEqualTo("The card is empty");
        assertThat(last.event().get("decidedBy").asString()).isEqualTo(adminId.toString());
        assertThat(last.event().toString()).doesNotContain("Called the shop");
        var shown = seller.get("/account/transactions/" + order);
        assertThat(shown.text("/reason")).isEqualTo("The card is empty");
        assertThat(shown.body()).doesNotContain("Called the shop");
    }

    @Test
    void tellsWhoDidWhatWhenAndWithWhichNotes() {
        var order = ordered("10.00");
        var other = asSome(Role.SUPER_ADMIN);
        admin.patch("/admin/update-order-status/" + order, """
                        {"status": "Assigned", "admin_notes": "Mine"}""").expect(200);
        become(other, order, "Approved").expect(200);

        var detail = admin.get("/admin/orders/" + order).expect(200);

        var history = detail.at("/history");
        assertThat(history.valueStream()
                        .map(step -> step.get("from_status").asString("none") + " to "
                                + step.get("to_status").asString()))
                .containsExactly("none to Processing", "Processing to Assigned", "Assigned to Approved");
        assertThat(history.at("/0/actor").asString()).isEqualTo(user.id().toString());
        assertThat(history.at("/1/actor").asString()).isEqualTo(adminId.toString());
        assertThat(history.at("/1/notes").asString()).isEqualTo("Mine");
        assertThat(history.at("/1/created_at").asString()).matches("....-..-..T..:..:..Z");
        assertThat(history.at("/2/notes").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"USER", "STAFF"})
    void letsNobodyBelowAdminDecide(Role role) {
        var order = ordered("10.00");

        var answer = become(asSome(role), order, "Approved");

        assertThat(answer)
                .extracting(Answer::status, Answer::body)
                .containsExactly(403, "{\"detail\":\"You do not have permission to perform this action.\"}");
        assertThat(status(order)).isEqualTo("Processing");
    }

    @Test
    void letsNobodyDecideAnOrderOfHisOwn() {
        var order = ordered("10.00");
        var owner = as(user.id(), Role.SUPER_ADMIN);

        for (var status : List.of("Assigned", "Approved", "Rejected", "Cancelled")) {
            assertThat(become(owner, order, status))
                    .extracting(Answer::status, Answer::body)
                    .containsExactly(403, "{\"detail\":\"You cannot change the status of your own order.\"}");
        }

        assertThat(status(order)).isEqualTo("Processing");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', status",
        "'{\"status\": null}', status",
        "'{\"status\": \"approved\"}', status",
        "'{\"status\": \"Creating\"}', status",
        "'{\"status\": \"REFUSED\"}', status",
        "'{\"status\": 1}', status",
        "'{\"status\": \"Approved\", \"admin_notes\": 5}', admin_notes",
        "'{\"status\": \"Approved\", \"admin_notes\": \"a\\nb\"}', admin_notes",
        "'{\"status\": \"Approved\", \"reason\": \"Why not\"}', reason"
    })
    void namesWhatIsWrongWithADecision(String body, String field) {
        var order = ordered("10.00");

        var answer = admin.patch("/admin/update-order-status/" + order, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
        assertThat(status(order)).isEqualTo("Processing");
    }

    @Test
    void knowsNoOrderThatIsNone() {
        assertThat(become(admin, 999_999_999, "Approved"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(404, "{\"detail\":\"Not found.\"}");
        assertThat(admin.get("/admin/orders/999999999").status()).isEqualTo(404);
        assertThat(admin.get("/admin/orders/999999999/image").status()).isEqualTo(404);
    }

    @Test
    void listsWhatWaitsForADecision() {
        var processing = ordered("10.00");
        var assigned = ordered("10.00");
        var approved = ordered("10.00");
        become(admin, assigned, "Assigned").expect(200);
        become(admin, approved, "Approved").expect(200);
        var pending = "/admin/pending-orders/?user_id=" + user.number();

        assertThat(ids(pending)).containsExactly(assigned, processing);
        assertThat(ids(pending + "&status=Assigned")).containsExactly(assigned);
        assertThat(ids(pending + "&status=Approved")).isEmpty();
        assertThat(ids(pending + "&page=2&page_size=1")).containsExactly(processing);
        assertThat(admin.get(pending + "&page_size=1").header("X-Total-Count")).isEqualTo("2");
    }

    @Test
    void findsAnOrderByItsNumberWithoutHavingShownItsPin() {
        var order = ordered("10.00");
        ordered("20.00");
        var found = "/admin/orders/?id=" + order;

        assertThat(ids(found)).containsExactly(order);
        assertThat(admin.get(found).header("X-Total-Count")).isEqualTo("1");
        assertThat(ids(found + "&status=Rejected")).isEmpty();
        assertThat(ids("/admin/orders/?id=999999999")).isEmpty();
        assertThat(admin.get("/admin/orders/?id=mine").status()).isEqualTo(400);
        assertThat(seller.get(found).status()).isEqualTo(403);
        assertThat(admin.get("/admin/orders/" + order).expect(200).at("/views")).hasSize(1);
    }

    @Test
    void listsAllOrdersByStatusAndUser() {
        var processing = ordered("10.00");
        var rejected = ordered("10.00");
        become(admin, rejected, "Rejected").expect(200);
        var mine = "/admin/orders/?user_id=" + user.number();

        assertThat(ids(mine)).containsExactly(rejected, processing);
        assertThat(ids(mine + "&status=Rejected")).containsExactly(rejected);
        assertThat(ids("/admin/orders/?page_size=1")).containsExactly(rejected);
        assertThat(ids("/admin/orders/?user_id=999999999")).isEmpty();
        var row = admin.get(mine).json().get(0);
        assertThat(row.at("/user/id").asLong()).isEqualTo(user.number());
        assertThat(row.at("/user/user_id").asString()).isEqualTo(user.id().toString());
        assertThat(row.at("/user/email").asString()).isEqualTo(user.email());
        assertThat(row.at("/credited_amount").asString()).isEqualTo("5.00");
        for (var wrong : List.of("status=approved", "status=", "status=Refused", "user_id=me")) {
            assertThat(admin.get("/admin/orders/?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void namesAStatusThatIsNone() {
        var order = ordered("10.00");
        var complaint = "\"Lost\" is not a valid choice.";

        assertThat(admin.get("/admin/orders/?status=Lost").at("/status/0").asString())
                .isEqualTo(complaint);
        assertThat(become(admin, order, "Lost").at("/status/0").asString()).isEqualTo(complaint);
    }

    @Test
    void decidesOnceWhenTwoAdminsComeAtTheSameInstant() {
        for (var round = 0; round < 10; round++) {
            var order = ordered("10.00");
            var before = withdrawable();

            var answers =
                    atOnce(4, number -> become(asSome(Role.ADMIN), order, number % 2 == 0 ? "Approved" : "Rejected"));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400, 400, 400);
            var decided = status(order);
            assertThat(answers).allSatisfy(answer -> {
                if (answer.status() == 400) {
                    assertThat(answer.text("/detail"))
                            .startsWith("Cannot change order status from " + decided + " to ");
                } else {
                    assertThat(answer.text("/status")).isEqualTo(decided);
                }
            });
            assertThat(pending()).isZero();
            assertThat(withdrawable() - before).isEqualTo(decided.equals("Approved") ? 5_00 : 0);
            assertThat(published(order)).hasSize(2);
        }
    }

    private List<Long> ids(String path) {
        return admin.get(path)
                .expect(200)
                .json()
                .valueStream()
                .map(order -> order.get("id").asLong())
                .toList();
    }
}
