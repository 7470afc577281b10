package org.walletsuite.partnersync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.partnersync.testing.SyncStubs;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.web.ForwardedAddress;

/** Systems tell of their users. */
class IncomingTest extends SyncScenario {

    @Test
    void whoRegistersThereBecomesAUserHere() {
        var id = someId();
        var email = someEmail();

        var answer = post(REGISTERED, """
                {"user_id":%d,"email":"%s","phone":"+27 82 557 1055","email_verified":true,"phone_verified":true,
                 "created_at":"2025-12-17T10:00:00Z","profiles":[{"id":1,"name":"Ahmed","birthdate":"1990-01-15"}]}""".formatted(id, email.toUpperCase(Locale.ROOT)))
                .expect(200);

        assertThat(answer.at("/success").asBoolean()).isTrue();
        var user = users.user(UUID.fromString(answer.text("/external_user_id")));
        assertThat(user.email()).isEqualTo(email);
        assertThat(user.phone()).isEqualTo("+27825571055");
        assertThat(user.origin()).isEqualTo("midan");
    }

    @Test
    void anIdMayBeATextAndIsTheSameAsTheNumber() {
        var id = someId();
        var email = someEmail();
        var first = registered(id, email, null);

        var again = post(UPDATED, "{\"user_id\":\"%d\",\"email\":\"%s\"}".formatted(id, email));

        assertThat(again.expect(200).text("/external_user_id")).isEqualTo(first.toString());
    }

    @Test
    void whoIsKnownByTheEmailIsLinkedAndNothingOfTheUserChanges() {
        var known = users.signUp("karen" + someId() + "@example.com");
        var id = someId();

        var linked = registered(
                id, String.valueOf(known.email()).replace("karen", "KAREN").replace("example", "Example"), null);

        assertThat(linked).isEqualTo(known.id());
        assertThat(users.user(known.id())).isEqualTo(known);
        assertThat(conflicts(id)).isEmpty();
    }

    @Test
    void anAddressThatOnlyLooksLikeAnotherNeverLinks() {
        var known = users.signUp("karen@example.com");
        var before = users.size();

        var kelvin = post(REGISTERED, "{\"user_id\":%d,\"email\":\"\\u212aaren@example.com\"}".formatted(someId()));
        var hidden = post(REGISTERED, "{\"user_id\":%d,\"email\":\"karen@example.com\\u200b\"}".formatted(someId()));

        assertThat(kelvin.expect(400).body()).contains("\"success\":false,\"code\":\"INVALID_PAYLOAD\"", "email");
        assertThat(hidden.expect(400).body()).contains("\"code\":\"INVALID_PAYLOAD\"");
        assertThat(users.size()).isEqualTo(before);
        assertThat(users.user(known.id())).isEqualTo(known);
    }

    @Test
    void refusesWhatNamesNobody() {
        var nobody = post(REGISTERED, "{\"user_id\":%d,\"email\":null}".formatted(someId()));
        var unnamed = post(REGISTERED, "{\"email\":\"%s\"}".formatted(someEmail()));
        var fraction = post(REGISTERED, "{\"user_id\":1.5,\"email\":\"%s\"}".formatted(someEmail()));
        var unknown = post(UPDATED, "{\"user_id\":%d,\"metadata\":{\"x\":1}}".formatted(someId()));

        assertThat(nobody.expect(400).body())
                .isEqualTo("{\"success\":false,\"code\":\"INVALID_PAYLOAD\",\"message\":\"Either email or phone is"
                        + " required\"}");
        assertThat(unnamed.expect(400).body()).contains("INVALID_PAYLOAD", "user_id");
        assertThat(fraction.expect(400).body()).contains("INVALID_PAYLOAD", "user_id");
        assertThat(unknown.expect(404).body()).contains("USER_NOT_FOUND");
    }

    @Test
    void strangersLearnNothing() {
        var refusal = "{\"success\":false,\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid or missing API key\"}";

        assertThat(post(REGISTERED, null, "{").expect(401).body()).isEqualTo(refusal);
        assertThat(post(REGISTERED, "wrong", "{\"user_id\":[]}").expect(401).body())
                .isEqualTo(refusal);
        assertThat(answer(client().get().uri("/api/sync/users?count=x"))
                        .expect(401)
                        .body())
                .isEqualTo(refusal);
    }

    @Test
    void aSystemWithAllowedAddressesIsLetInFromThereOnly() {
        assertThat(fromAddress("192.0.2.7").status()).isEqualTo(200);
        assertThat(fromAddress("198.51.100.7").status()).isEqualTo(401);
        assertThat(fromAddress("no address").status()).isEqualTo(401);
    }

    private Answer fromAddress(String address) {
        return answer(client().post()
                .uri(REGISTERED)
                .header("X-API-Key", SyncStubs.TICKETS_KEY)
                .header(ForwardedAddress.HEADER, address)
                .contentType(MediaType.APPLICATION_JSON)
                .body(told(someId(), someEmail(), null, null)));
    }

    @Test
    void aDisabledSystemIsToldSo() {
        admin().put(ADMIN + "/midan", "{\"enabled\":false}").expect(200);

        var answer = post(REGISTERED, told(someId(), someEmail(), null, null));

        assertThat(answer.expect(400).body())
                .isEqualTo("{\"success\":false,\"code\":\"SYSTEM_DISABLED\",\"message\":\"System is disabled\"}");
        admin().put(ADMIN + "/midan", "{\"enabled\":true}").expect(200);
        registered(someId(), someEmail(), null);
    }

    @Test
    void theNewestOfEachAddressWinsInWhateverOrderTheyCome() {
        var id = someId();
        var phone = somePhone();
        post(REGISTERED, told(id, someEmail(), null, "2026-01-01T00:00:00Z")).expect(200);

        post(UPDATED, told(id, "newest" + id + "@sync.example", null, "2026-01-05T00:00:00Z"))
                .expect(200);
        post(UPDATED, told(id, null, phone, "2026-01-03T00:00:00Z")).expect(200);
        post(UPDATED, told(id, "older" + id + "@sync.example", null, "2026-01-04T00:00:00Z"))
                .expect(200);
        var last = post(
                        UPDATED,
                        "{\"user_id\":%d,\"phone\":\"+27825550000\",\"metadata\":{\"updated_at\":\"2026-01-02T00:00:00Z\"}}"
                                .formatted(id))
                .expect(200);

        var user = users.user(UUID.fromString(last.text("/external_user_id")));
        assertThat(user.phone()).isEqualTo(phone);
        assertThat(user.email()).isEqualTo("newest" + id + "@sync.example");
    }

    @Test
    void manyReportsAtOnceWhileTheUserSignsUpMakeOneUserAndNoEcho() {
        var id = someId();
        var email = someEmail();
        var phone = somePhone();
        var work = new ArrayList<Callable<String>>();
        for (var number = 0; number < 10; number++) {
            var time = "2026-02-01T00:00:%02dZ".formatted(number);
            work.add(() ->
                    postUntilTaken(REGISTERED, told(id, email, null, time)).toString());
            work.add(() -> postUntilTaken(UPDATED, told(id, null, phone, time)).toString());
        }
        work.add(() -> "200 " + users.signUp(email).id());

        var answers = atOnce(work.size(), (int number) -> call(work.get(number)));

        assertThat(answers).allMatch(answer -> answer.startsWith("200"));
        var reference = db.sql("select user_id from sync_reference where external_id = ?")
                .param(Integer.toString(id))
                .query(UUID.class)
                .list();
        assertThat(reference).hasSize(1);
        assertThat(users.withEmail(email))
                .singleElement()
                .satisfies(user -> assertThat(reference).containsExactly(user.id()));
        publishEvents();
        // Whoever was created meanwhile waits for a reference.
        for (var attempt = 0; attempt < 3; attempt++) {
            later(Duration.ofMinutes(11), OutgoingWorkflow.KIND);
        }
        awaitSent();
        assertThat(midan.callsAbout(reference.getFirst()))
                .allMatch(call -> call.body().path("email").isMissingNode());
    }

    private static String call(Callable<String> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatComesDuringAnOutageIsDoneAfterIt() {
        var id = someId();
        var email = someEmail();
        users.becomeUnavailable();

        var refused = post(REGISTERED, told(id, email, null, null));

        assertThat(refused.expect(503).header("Retry-After")).isNotNull();
        users.recover();
        finishUnfinished(IncomingWorkflow.KIND);
        awaitThat(() -> users.withEmail(email).size() == 1);
        assertThat(registered(id, email, null))
                .isEqualTo(users.withEmail(email).getFirst().id());
    }

    @Test
    void anAnswerThatWasLostMakesNoSecondUser() {
        var id = someId();
        var email = someEmail();
        users.breakAfterWork(1);

        post(REGISTERED, told(id, email, null, null)).expect(503);
        var user = registered(id, email, null);

        assertThat(users.withEmail(email))
                .singleElement()
                .satisfies(one -> assertThat(one.id()).isEqualTo(user));
    }

    @Test
    void whatNoColumnCanHoldIsRefused() {
        var email = someEmail();
        for (var fields : List.of(
                "\"user_id\":\"1\\u00002\"",
                "\"user_id\":\"" + "9".repeat(256) + "\"",
                "\"user_id\":1,\"created_at\":\"-000001-01-01T00:00:00Z\"",
                "\"user_id\":1,\"updated_at\":\"0000-06-01T00:00:00Z\"",
                "\"user_id\":1,\"updated_at\":\"+10000-01-01T00:00:00Z\"",
                "\"user_id\":1,\"metadata\":{\"updated_at\":\"-999999999-01-01T00:00:00+18:00\"}")) {
            assertThat(post(REGISTERED, "{\"email\":\"%s\",%s}".formatted(email, fields))
                            .expect(400)
                            .body())
                    .as(fields)
                    .contains("INVALID_PAYLOAD");
        }
        assertThat(users.withEmail(email)).isEmpty();
    }

    @Test
    void aClockThatIsAheadFreezesNoUserAndShows() {
        var id = someId();
        var user = registered(id, someEmail(), null);
        var counter = service.getBean(MeterRegistry.class).counter("sync.reports.ahead", "system", "midan");
        var before = counter.count();
        post(UPDATED, told(id, someEmail(), null, "2099-01-01T00:00:00Z")).expect(200);
        var soon = clock.instant().plusSeconds(60).toString();
        post(UPDATED, told(id, someEmail(), null, soon)).expect(200);
        clock.putForward(Duration.ofSeconds(1));
        var last = someEmail();

        post(UPDATED, told(id, last, null, clock.instant().toString())).expect(200);

        assertThat(users.user(user).email()).isEqualTo(last);
        assertThat(counter.count() - before).isEqualTo(1);
    }

    @Test
    void whoeverLostTheWorkOnAReferenceEndsNothing() {
        var id = someId();
        registered(id, someEmail(), null);
        var rows = service.getBean(ReferenceRows.class);
        var midan = db.sql("select system_id from sync_reference where external_id = ?")
                .param(Integer.toString(id))
                .query(UUID.class)
                .single();
        var one = List.of(rows.find(midan, Integer.toString(id)).orElseThrow().id());
        var now = clock.instant();
        rows.wake(one, now.plus(Duration.ofHours(1)));
        var slow = rows.lease(one, now);
        var quick = rows.lease(one, now.plus(Duration.ofMinutes(2)));

        rows.release(slow);
        var lost = transaction(() -> rows.finish(AlignmentOutcome.of(slow.getFirst()), now));

        assertThat(lost).isEmpty();
        assertThat(count("sync_reference", "id = ? and leased_until is not null", one.getFirst()))
                .isEqualTo(1);
        db.sql("update sync_reference set revision = revision + 1, next_attempt_at = null where id = ?")
                .param(one.getFirst())
                .update();
        var kept = transaction(() -> rows.finish(AlignmentOutcome.of(quick.getFirst()), now));
        assertThat(kept).contains(false);
        assertThat(count("sync_reference", "id = ? and next_attempt_at is not null", one.getFirst()))
                .isEqualTo(1);
        finishUnfinished(IncomingWorkflow.KIND);
    }

    private <T> T transaction(Supplier<T> work) {
        return service.getBean(TransactionTemplate.class).execute(_ -> work.get());
    }
}
