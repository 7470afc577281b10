package org.walletsuite.wallet.kyc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import tools.jackson.databind.JsonNode;

class ReviewTest extends KycFixture {

    @Test
    void showsAdminsWhatTheyNeedToDecide() {
        var boss = guest(Role.ADMIN);
        var guest = guest();
        var id = submit(guest, 2, Upload.level2("A-2345678901", JPEG))
                .json()
                .get("id")
                .asLong();
        var answer = as(boss.token()).get("/admin/pending/level2/?page_size=1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getFirst("X-Total-Count")).isNotBlank();
        assertThat(answer.json().size()).isEqualTo(1);
        var pending = answer.json().get(0);
        assertThat(pending.get("id").asLong()).isEqualTo(id);
        assertThat(pending.get("user").get("user_id").asString())
                .isEqualTo(guest.id().toString());
        assertThat(pending.get("details").toString()).isEqualTo("{\"nin\":\"A-2345678901\"}");
        var link = pending.get("images").get("nin_image").asString();
        assertThat(link).isEqualTo("/admin/credentials/" + id + "/nin_image/");

        var image = client().get()
                .uri(link)
                .headers(headers -> headers.setBearerAuth(boss.token()))
                .retrieve()
                .toEntity(byte[].class);
        assertThat(image.getBody()).isEqualTo(JPEG);
        assertThat(image.getHeaders().getContentType()).isEqualTo(MediaType.IMAGE_JPEG);
        assertThat(image.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(image.getHeaders().get("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(image.getHeaders().getFirst("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");

        assertThat(as(boss.token()).get("/admin/credentials/" + id + "/beer/").body())
                .isEqualTo("{\"detail\":\"Not found.\"}");
        assertThat(idsOf(as(boss.token()).get("/admin/pending/level3/?page_size=100")))
                .doesNotContain(id);
        assertThat(as(boss.token()).get("/admin/pending/level4/").status()).isEqualTo(404);
        decide(submitted(id), 2, "{\"action\": \"approve\"}", boss);
        assertThat(idsOf(as(boss.token()).get("/admin/pending/level2/?page_size=100")))
                .doesNotContain(id);
    }

    @Test
    void listsTheNewestFirst() {
        var boss = guest(Role.ADMIN);
        submit(guest(), 2, Upload.level2("12345678901", PNG));
        submit(guest(), 2, Upload.level2("12345678901", PNG));
        var ids = idsOf(as(boss.token()).get("/admin/pending/level2/?page_size=500"));
        assertThat(ids).hasSizeGreaterThan(1).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(idsOf(as(boss.token()).get("/admin/pending/level2/?page_size=1&page=2")))
                .containsExactly(ids.get(1));
    }

    @Test
    void isDecidedByAdminsAndNeverOnTheirOwn() {
        var boss = guest(Role.ADMIN);
        var own = submit(boss, 2, Upload.level2("12345678901", PNG));
        assertThat(decide(own, 2, "{\"action\": \"approve\"}", boss).status()).isEqualTo(403);
        var id = own.json().get("id").asLong();
        var clerk = guest(Role.STAFF);
        assertThat(as(clerk.token()).get("/admin/pending/level2/").status()).isEqualTo(403);
        assertThat(as(clerk.token())
                        .get("/admin/credentials/" + id + "/nin_image/")
                        .status())
                .isEqualTo(403);
        assertThat(decide(own, 2, "{\"action\": \"approve\"}", clerk).status()).isEqualTo(403);
        assertThat(asNobody().get("/admin/pending/level2/").status()).isEqualTo(401);
    }

    @Test
    void isDecidedOnceByOneOfManyAdminsAtTheSameInstant() throws Exception {
        var guest = guest();
        var submitted = submit(guest, 2, Upload.level2("12345678901", PNG));
        var admins = List.of(guest(Role.ADMIN), guest(Role.ADMIN), guest(Role.ADMIN), guest(Role.ADMIN));
        var turn = new AtomicInteger();
        var answers = atOnce(4, () -> {
            var me = turn.getAndIncrement();
            var action = me % 2 == 0 ? "approve" : "reject";
            return decide(submitted, 2, "{\"action\": \"%s\"}".formatted(action), admins.get(me));
        });
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400, 400, 400);
        var status = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow()
                .text("/status");
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 400)
                .extracting(Answer::body)
                .containsOnly("{\"detail\":\"Cannot process credentials with status: %s\"}".formatted(status));
        assertThat(level(guest)).isEqualTo(status.equals("Approved") ? "Level 2" : "Level 1");
        assertThat(published(UserEvent.TOPIC, guest.id()))
                .extracting(PublishedEvent::type)
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | action",
                "{\"action\": \"maybe\"} | action",
                "{\"action\": \"reject\", \"reason\": \"a\\u0000b\"} | reason",
                "{\"action\": \"reject\", \"reason\": 5} | reason",
            })
    void isNotDecidedByInvalidBodies(String body, String field) {
        var submitted = submit(guest(), 2, Upload.level2("12345678901", PNG));
        var answer = decide(submitted, 2, body, guest(Role.ADMIN));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
    }

    @Test
    void isNotDecidedUnderAnotherLevelOrId() {
        var submitted = submit(guest(), 2, Upload.level2("12345678901", PNG));
        var boss = guest(Role.ADMIN);
        assertThat(decide(submitted, 3, "{\"action\": \"approve\"}", boss).status())
                .isEqualTo(404);
        assertThat(as(boss.token())
                        .post("/admin/approve/level2/999999999/", "{\"action\": \"approve\"}")
                        .status())
                .isEqualTo(404);
        assertThat(as(boss.token())
                        .post("/admin/approve/level2/beer/", "{\"action\": \"approve\"}")
                        .status())
                .isEqualTo(400);
    }

    private static Answer submitted(long id) {
        return new Answer(201, new org.springframework.http.HttpHeaders(), "{\"id\": " + id + "}");
    }

    private String level(Guest guest) {
        return as(guest.token()).get("/account/me/").text("/level");
    }

    private static List<Long> idsOf(Answer answer) {
        return answer.json().values().stream()
                .map((JsonNode pending) -> pending.get("id").asLong())
                .toList();
    }
}
