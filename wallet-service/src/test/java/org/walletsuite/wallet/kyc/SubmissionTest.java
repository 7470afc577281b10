package org.walletsuite.wallet.kyc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.ledger.RequestHash;
import org.walletsuite.platform.picture.ImageFormat;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;

@ExtendWith(OutputCaptureExtension.class)
class SubmissionTest extends KycFixture {

    @Autowired
    private SecretBox box;

    @Test
    void raisesAUsersLevelOnceAnAdminApproves() {
        var guest = guest();
        var submitted = submit(guest, 2, Upload.level2("12345678901", PNG));
        assertThat(submitted.status()).isEqualTo(201);
        assertThat(submitted.json().propertyNames()).containsExactly("id", "level", "status", "submitted_at");
        assertThat(submitted.text("/level")).isEqualTo("Level 2");
        assertThat(submitted.text("/status")).isEqualTo("Pending");
        assertThat(level(guest)).isEqualTo("Level 1");
        assertThat(as(guest.token()).get("/account/me/").text("/pending_level")).isEqualTo("Level 2");

        var answer = decide(submitted, 2, "{\"action\": \"approve\"}", guest(Role.ADMIN));
        assertThat(answer)
                .extracting(Answer::status, Answer::body)
                .containsExactly(200, "{\"detail\":\"Level 2 credentials approved.\",\"status\":\"Approved\"}");
        var me = as(guest.token()).get("/account/me/");
        assertThat(me.text("/level")).isEqualTo("Level 2");
        assertThat(me.text("/transaction_limit")).isEqualTo("5000000.00");
        assertThat(me.at("/pending_level").isNull()).isTrue();
        assertThat(me.json().get("kyc_verified").asBoolean()).isTrue();
        var published = published(UserEvent.TOPIC, guest.id()).getLast();
        assertThat(published.type()).isEqualTo("user.kyc-approved.v1");
        assertThat(published.event().at("/user/level").asInt()).isEqualTo(2);
        assertThat(published.event().at("/user/version").asLong()).isEqualTo(2);

        var third = submit(guest, 3, Upload.level3().text("nearest_bus_stop", "Marina"));
        assertThat(third.status()).isEqualTo(201);
        assertThat(decide(third, 3, "{\"action\": \"approve\"}", guest(Role.SUPER_ADMIN))
                        .status())
                .isEqualTo(200);
        assertThat(level(guest)).isEqualTo("Level 3");
        assertThat(submit(guest, 3, Upload.level3()).text("/detail")).isEqualTo("You are at Level 3 already.");
    }

    @Test
    void letsARejectedUserSubmitAgain() {
        var guest = guest();
        var first = submit(guest, 2, Upload.level2("12345678901", PNG));
        var answer = decide(first, 2, "{\"action\": \"reject\", \"reason\": \"Blurred\"}", guest(Role.ADMIN));
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Level 2 credentials rejected.\",\"status\":\"Rejected\"}");
        assertThat(level(guest)).isEqualTo("Level 1");
        var published = published(UserEvent.TOPIC, guest.id()).getLast();
        assertThat(published.type()).isEqualTo("user.kyc-rejected.v1");
        assertThat(published.event().get("reason").asString()).isEqualTo("Blurred");
        assertThat(published.event().at("/user/version").asLong()).isEqualTo(1);
        assertThat(submit(guest, 2, Upload.level2("12345678901", PNG)).status()).isEqualTo(201);
    }

    @Test
    void takesOneLevelAfterTheOtherAndOnePendingSubmissionEach() {
        var guest = guest();
        assertThat(submit(guest, 3, Upload.level3()))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"detail\":\"Level 2 must be approved first.\"}");
        submit(guest, 2, Upload.level2("12345678901", PNG));
        assertThat(submit(guest, 2, Upload.level2("12345678901", PNG)))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"detail\":\"Your credentials for Level 2 are under review already.\"}");
        assertThat(submit(guest, 3, Upload.level3()).status()).isEqualTo(400);
    }

    @Test
    void takesOneOfManySubmissionsAtTheSameInstant() throws Exception {
        var guest = guest();
        assertThat(atOnce(4, () -> submit(guest, 2, Upload.level2("12345678901", PNG))))
                .extracting(Answer::status)
                .containsExactlyInAnyOrder(201, 400, 400, 400);
    }

    @Test
    void storesNoKeyWhenNoneWasSent() throws Exception {
        var guest = guest();
        submit(guest, 2, Upload.level2("12345678901", PNG));
        assertThat(db.sql("select count(*) from idempotency_key where key like ?")
                        .param("%" + guest.id() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void replaysTheAnswerToARetry() throws Exception {
        var guest = guest();
        var answers = atOnce(4, () -> submit(guest, 2, Upload.level2("12345678901", PNG), "key-1"));
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers)
                .filteredOn(answer -> "true".equals(answer.headers().getFirst("Idempotent-Replayed")))
                .hasSize(3);
        decide(answers.getFirst(), 2, "{\"action\": \"approve\"}", guest(Role.ADMIN));
        assertThat(submit(guest, 2, Upload.level2("12345678901", PNG), "key-1").body())
                .isEqualTo(answers.getFirst().body());

        for (var other : List.of(Upload.level2("12345678902", PNG), Upload.level2("12345678901", JPEG))) {
            assertThat(submit(guest, 2, other, "key-1"))
                    .extracting(Answer::status, Answer::body)
                    .containsExactly(422, "{\"detail\":\"This idempotency key was used with a different request.\"}");
        }
        assertThat(submit(guest(), 2, Upload.level2("12345678901", PNG), "key-1")
                        .status())
                .as("another user's key")
                .isEqualTo(201);
        assertThat(submit(guest(), 2, Upload.level2("12345678901", PNG), "not visible")
                        .json()
                        .propertyNames())
                .containsExactly("Idempotency-Key");
    }

    @Test
    void storesNoKeyOfARefusedSubmission() {
        var guest = guest();
        assertThat(submit(guest, 3, Upload.level3(), "key-2").status()).isEqualTo(400);
        db.sql("update person set level = 2 where id = ?").param(guest.id()).update();
        assertThat(submit(guest, 3, Upload.level3(), "key-2").status()).isEqualTo(201);
    }

    /** Whoever reads the table and has the picture could else try all national ids. */
    @Test
    void storesNoHashThatOthersCouldMake() {
        var sent = Map.<String, Object>of("nin", "12345678901");
        var first = guest();
        var second = guest();

        var picture = keptPicture(submit(first, 2, Upload.level2("12345678901", PNG), "key-3"), first);
        submit(second, 2, Upload.level2("12345678901", PNG), "key-3");

        var images = Map.<String, Object>of("nin_image", Sha256.hex(picture));
        assertThat(requestHash(first))
                .isNotEqualTo(RequestHash.of(Map.of("level", 2, "details", sent, "images", images)))
                .isNotEqualTo(requestHash(second));
    }

    private byte[] keptPicture(Answer submitted, Guest guest) {
        assertThat(submitted.status()).isEqualTo(201);
        return db.sql("select submission_id, sealed from kyc_image join kyc_submission on id = submission_id"
                        + " where person_id = ?")
                .param(guest.id())
                .query((row, _) -> box.open(row.getBytes(2), "kyc:" + row.getString(1) + ":nin_image"))
                .single();
    }

    private String requestHash(Guest guest) {
        return db.sql("select request_hash from idempotency_key where key like ?")
                .param("%" + guest.id() + "%")
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "house_address_1",
                "city",
                "state",
                "country",
                "proof_of_address_image",
                "face_verification_image"
            })
    void namesTheMissingField(String field) {
        var guest = guest();
        assertThat(submit(guest, 3, Upload.level3().without(field)))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"%s\":[\"This field is required.\"]}".formatted(field));
    }

    @ParameterizedTest
    @CsvSource({"nin, 12", "nin, a b c d e", "nin, ' '", "nin, '1234567890\u0001'"})
    void namesTheInvalidField(String field, String text) {
        var answer = submit(guest(), 2, Upload.level2("12345678901", PNG).text(field, text));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
    }

    @Test
    void takesImagesOnly() {
        var guest = guest();
        for (var file : List.of(
                new byte[0],
                "beer".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(PNG, PNG.length / 2),
                Arrays.copyOf(PNG, 5 * 1024 * 1024 + 1))) {
            var answer = submit(guest, 2, Upload.level2("12345678901", file));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().propertyNames()).containsExactly("nin_image");
        }
        assertThat(submit(guest, 2, Upload.level2("12345678901", Arrays.copyOf(PNG, 5 * 1024 * 1024)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void takesItsFieldsFromTheFormAloneAndEachOnce() {
        var guest = as(guest().token());
        var twice = Upload.level2("12345678901", PNG);
        twice.add("nin", "12345678902");
        var broken = Upload.level2("", PNG);
        broken.set("nin", new byte[] {'1', (byte) 0xff});

        var inQuery = guest.postForm(
                "/account/credentials/level2/?nin=12345678901",
                Upload.level2("", PNG).without("nin"));

        assertThat(inQuery)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"nin\":[\"This field is required.\"]}");
        assertThat(guest.postForm("/account/credentials/level2/", twice))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"nin\":[\"Must be given once.\"]}");
        assertThat(guest.postForm("/account/credentials/level2/", broken))
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"nin\":[\"Must be text in UTF-8.\"]}");
        assertThat(guest.postForm("/account/credentials/level2/", Upload.level2("12345678901", PNG))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesOtherRequestsInTheFamilysFormat() {
        var guest = guest();
        assertThat(as(guest.token()).post("/account/credentials/level2/", "{}"))
                .extracting(Answer::status, Answer::body)
                .containsExactly(415, "{\"detail\":\"Unsupported media type in request.\"}");
        var large = submit(guest, 2, Upload.level2("12345678901", PNG).file("other", new byte[10 * 1024 * 1024]));
        assertThat(large)
                .extracting(Answer::status, Answer::body)
                .containsExactly(413, "{\"detail\":\"Request body is too large.\"}");
        var broken = answer(client().post()
                .uri("/account/credentials/level2/")
                .headers(headers -> headers.setBearerAuth(guest.token()))
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=b"))
                .body("--b\r\nContent-Disposition: form-data; name=\"nin\"\r\n\r\n1234567"));
        assertThat(broken)
                .extracting(Answer::status, Answer::body)
                .containsExactly(400, "{\"detail\":\"The body is not valid multipart/form-data.\"}");
        var parts = Upload.level2("12345678901", PNG);
        for (var part = 0; part < 60; part++) {
            parts.text("part" + part, "x");
        }
        assertThat(submit(guest, 2, parts).status()).isEqualTo(413);
        assertThat(answer(client().post().uri("/account/credentials/level2/").body(Upload.level2("12345678901", PNG)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void isKeptSealedAndOutOfLogsAndEvents(CapturedOutput output) {
        var guest = guest();
        var submitted = submit(guest, 2, Upload.level2("SECRET-NIN-77", PNG));
        decide(submitted, 2, "{\"action\": \"approve\"}", guest(Role.ADMIN));
        var details = db.sql("select sealed_details from kyc_submission where person_id = ?")
                .param(guest.id())
                .query((row, _) -> row.getBytes(1))
                .single();
        assertThat(new String(details, StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
        var image = db.sql("select sealed from kyc_image join kyc_submission on id = submission_id where person_id = ?")
                .param(guest.id())
                .query((row, _) -> row.getBytes(1))
                .single();
        assertThat(ImageFormat.of(image)).isEmpty();
        assertThat(output.getAll()).doesNotContain("SECRET-NIN");
        assertThat(published(UserEvent.TOPIC, guest.id()).toString()).doesNotContain("SECRET-NIN");
    }

    private String level(Guest guest) {
        return as(guest.token()).get("/account/me/").text("/level");
    }
}
