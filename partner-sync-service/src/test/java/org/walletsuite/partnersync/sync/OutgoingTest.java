package org.walletsuite.partnersync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.testing.MidanNights;
import org.walletsuite.platform.user.User;
import tools.jackson.databind.json.JsonMapper;

/** Systems are told of our users. */
class OutgoingTest extends SyncScenario {

    private User signedUp() {
        var user = users.signUp(someEmail());
        publishEvents();
        awaitSent();
        return user;
    }

    private String referenceOf(UUID user, String system) {
        return db.sql("select external_id from sync_reference r join sync_system s on s.id = r.system_id"
                        + " where r.user_id = ? and s.code = ?")
                .param(user)
                .param(system)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    @Test
    void everySystemIsToldOfWhoSignsUpAndItsIdIsKept() {
        var user = signedUp();

        var call = midan.callsAbout(user.id()).getFirst();
        assertThat(call.path()).isEqualTo("/api/sync/webhook/user-registered");
        assertThat(call.body().path("system").asString()).isEqualTo("wallet");
        assertThat(call.body().path("email").asString()).isEqualTo(user.email());
        assertThat(call.body().path("metadata").path("wallet_created_at").asString())
                .isNotEmpty();
        assertThat(call.body().path("metadata").path("initial_balance").asInt()).isZero();
        assertThat(call.body().path("metadata").path("kyc_verified").asBoolean())
                .isFalse();
        var there = midan.users().referredAs("wallet", user.id().toString()).orElseThrow();
        assertThat(referenceOf(user.id(), "midan")).isEqualTo(Long.toString(there.id()));
        assertThat(tickets.callsAbout(user.id())).hasSize(1);
    }

    @Test
    void aChangeIsSentAsFarAsItIsNews() {
        var user = signedUp();
        var phone = somePhone();

        users.verify(user.id(), phone, 2);
        publishEvents();
        awaitSent();
        users.change(user.id(), user.email(), phone);
        publishEvents();
        awaitSent();

        var calls = midan.callsAbout(user.id());
        assertThat(calls).hasSize(2);
        var update = calls.getLast();
        assertThat(update.path()).isEqualTo("/api/sync/webhook/user-updated");
        assertThat(update.body().path("phone").asString()).isEqualTo(phone);
        assertThat(update.body().path("email").isMissingNode()).isTrue();
        assertThat(update.body().path("metadata").path("kyc_verified").asBoolean())
                .isTrue();
    }

    @Test
    void aPhoneThatNobodyProvedIsNotSent() {
        var user = signedUp();

        users.change(user.id(), user.email(), somePhone());
        publishEvents();
        awaitSent();

        assertThat(midan.callsAbout(user.id())).hasSize(1);
    }

    @Test
    void whatComesFromASystemIsSentToTheOthersOnly() {
        var id = someId();
        var user = registered(id, someEmail(), somePhone());
        post(UPDATED, told(id, someEmail(), null, null)).expect(200);

        publishEvents();
        awaitSent();

        assertThat(midan.callsAbout(user)).isEmpty();
        assertThat(tickets.callsAbout(user)).isNotEmpty();
    }

    @Test
    void whatAFailingSystemMissedIsSentOnceItIsWell() {
        midan.failNext(3, 500, "INTERNAL_ERROR");
        var user = users.signUp(someEmail());
        publishEvents();

        awaitThat(() -> count("sync_system", "code = 'midan' and last_error is not null") == 1);
        var shown = admin().get(ADMIN).expect(200);
        assertThat(shown.text("/systems/0/system")).isEqualTo("midan");
        assertThat(shown.at("/systems/0/waiting").asInt()).isEqualTo(1);
        assertThat(shown.text("/systems/0/error")).contains("500");
        for (var attempt = 0; attempt < 4; attempt++) {
            later(Duration.ofMinutes(2), OutgoingWorkflow.KIND);
        }

        awaitSent();
        assertThat(midan.callsAbout(user.id())).hasSize(4);
        assertThat(referenceOf(user.id(), "midan")).isNotEqualTo("none");
        assertThat(tickets.callsAbout(user.id())).hasSize(1);
    }

    @Test
    void nonsenseIsNoAnswer() {
        midan.answerNonsense(1, 200, "<html>Welcome</html>");
        midan.answerNonsense(1, 200, "{\"success\":true,\"code\":\"SUCCESS\"}");
        midan.answerNonsense(1, 302, "{\"success\":true,\"code\":\"SUCCESS\",\"user_id\":1}");
        var user = users.signUp(someEmail());
        publishEvents();

        awaitThat(() -> !midan.callsAbout(user.id()).isEmpty());
        for (var attempt = 0; attempt < 8; attempt++) {
            later(Duration.ofMinutes(2), OutgoingWorkflow.KIND);
        }

        awaitThat(() -> !referenceOf(user.id(), "midan").equals("none"));
        assertThat(midan.users().all().stream()
                        .filter(there -> String.valueOf(user.email()).equals(there.email())))
                .hasSize(1);
    }

    @Test
    void silenceIsNoAnswer() {
        tickets.beSlow(1, Duration.ofMinutes(1));
        var settings = new SyncSettings(Map.of(), Duration.ZERO, Duration.ZERO, Duration.ofMillis(500), 60, false);
        var client = new SystemClient(settings, JsonMapper.shared(), service.getBean(CallMetrics.class));

        var answer = client.users(service.getBean(OtherSystems.class).withCode("tickets"), LocalDate.EPOCH, 0);

        assertThat(answer).isInstanceOf(SystemAnswer.Unavailable.class);
    }

    @Test
    void aSystemThatIsSlowHoldsUpNoOther() {
        tickets.beSlow(1_000, Duration.ofSeconds(30));
        for (var number = 0; number < 5; number++) {
            users.signUp(someEmail());
        }
        var last = users.signUp(someEmail());
        publishEvents();

        awaitThat(() -> midan.callsAbout(last.id()).size() == 1);

        assertThat(referenceOf(last.id(), "tickets")).isEqualTo("none");
    }

    @Test
    void aLimitIsWaitedForAndBlamesNobody() {
        midan.limitNext(1, Duration.ofMinutes(10));
        var user = users.signUp(someEmail());
        publishEvents();
        awaitThat(() -> midan.callsAbout(user.id()).size() == 1);

        later(Duration.ofMinutes(9), OutgoingWorkflow.KIND);
        assertThat(midan.callsAbout(user.id())).hasSize(1);
        later(Duration.ofMinutes(2), OutgoingWorkflow.KIND);

        awaitThat(() -> midan.callsAbout(user.id()).size() == 2);
        assertThat(midan.callsAbout(user.id()).getLast().status()).isEqualTo(200);
    }

    @Test
    void aRefusedUserIsShownAndSentAgainWhenAnAdminSaysSo() {
        midan.failNext(1, 400, "INVALID_PAYLOAD");
        var user = signedUp();

        var refused = admin().get(ADMIN + "/midan/outgoing?status=failed").expect(200);
        assertThat(refused.text("/users/0/user_id")).isEqualTo(user.id().toString());
        assertThat(refused.text("/users/0/error")).contains("INVALID_PAYLOAD");
        later(Duration.ofMinutes(50), OutgoingWorkflow.KIND);
        assertThat(midan.callsAbout(user.id())).hasSize(1);

        admin().post(ADMIN + "/midan/outgoing/" + user.id() + "/retry").expect(200);

        awaitThat(() -> !referenceOf(user.id(), "midan").equals("none"));
        admin().post(ADMIN + "/midan/outgoing/" + user.id() + "/retry").expect(404);
    }

    @Test
    void whomTheyForgotIsRegisteredAgain() {
        var user = signedUp();
        var before = referenceOf(user.id(), "midan");
        midan.users().remove(Long.parseLong(before));

        users.change(user.id(), someEmail(), null);
        publishEvents();
        awaitSent();

        assertThat(referenceOf(user.id(), "midan")).isNotIn("none", before);
        assertThat(midan.callsAbout(user.id()).stream().map(MidanNights.Call::status))
                .containsExactly(200, 404, 200);
    }

    @Test
    void anIdOfTheirsThatAnotherUserHasIsAConflict() {
        var id = someId();
        var holder = registered(id, someEmail(), null);
        midan.answerNonsense(
                1, 200, "{\"success\":true,\"code\":\"SUCCESS\",\"user_id\":%d,\"is_new_user\":false}".formatted(id));

        var user = signedUp();

        assertThat(conflicts(id)).containsExactly("REFERENCE_TAKEN OPEN");
        assertThat(referenceOf(user.id(), "midan")).isEqualTo("none");
        assertThat(referenceOf(holder, "midan")).isEqualTo(Integer.toString(id));
    }

    @Test
    void aDisabledSystemIsToldLater() {
        admin().put(ADMIN + "/midan", "{\"enabled\":false}").expect(200);
        var user = users.signUp(someEmail());
        publishEvents();
        awaitThat(() -> tickets.callsAbout(user.id()).size() == 1);
        assertThat(midan.callsAbout(user.id())).isEmpty();

        admin().put(ADMIN + "/midan", "{\"enabled\":true}").expect(200);

        awaitThat(() -> midan.callsAbout(user.id()).size() == 1);
    }

    @Test
    void whatNoColumnCanHoldInAnAnswerHoldsUpNobody() {
        var tooLong = "9".repeat(256);
        midan.answerNonsense(1, 400, "{\"success\":false,\"code\":\"INVALID_PAYLOAD\",\"message\":\"No\\u0000pe\"}");
        var refused = signedUp();
        midan.answerNonsense(1, 200, "{\"success\":true,\"user_id\":\"1\\u00002\",\"is_new_user\":true}");
        midan.answerNonsense(1, 200, "{\"success\":true,\"user_id\":" + tooLong + ",\"is_new_user\":true}");
        var first = users.signUp(someEmail());
        var second = users.signUp(someEmail());
        publishEvents();

        var next = users.signUp(someEmail());
        publishEvents();
        for (var attempt = 0; attempt < 3; attempt++) {
            later(Duration.ofMinutes(2), OutgoingWorkflow.KIND);
        }

        awaitThat(() -> !referenceOf(first.id(), "midan").equals("none"));
        awaitThat(() -> !referenceOf(second.id(), "midan").equals("none"));
        awaitThat(() -> !referenceOf(next.id(), "midan").equals("none"));
        assertThat(admin().get(ADMIN + "/midan/outgoing?status=failed").text("/users/0/user_id"))
                .isEqualTo(refused.id().toString());
    }

    @Test
    void aUserWhomSendingFailsForHoldsUpNobody() {
        var poison = users.signUp(someEmail());
        users.failAt(String.valueOf(poison.email()));
        var other = users.signUp(someEmail());
        publishEvents();

        awaitThat(() -> {
            later(Duration.ofSeconds(5), OutgoingWorkflow.KIND); // What rests after a failure goes on by then.
            return !referenceOf(other.id(), "midan").equals("none");
        });
        awaitThat(() -> count("sync_outgoing", "user_id = ? and tries > 0", poison.id()) == 2);
        assertThat(midan.callsAbout(poison.id())).isEmpty();
        users.recover();
        for (var attempt = 0; attempt < 3; attempt++) {
            later(Duration.ofMinutes(2), OutgoingWorkflow.KIND);
        }
        awaitThat(() -> !referenceOf(poison.id(), "midan").equals("none"));
    }

    @Test
    void aLaneRestsOnlyWhileItsSystemIsDisabled() {
        var lanes = service.getBean(SystemRows.class);
        var midan = db.sql("select id from sync_system where code = 'midan'")
                .query(UUID.class)
                .single();
        var soon = clock.instant().plus(Duration.ofHours(1));
        lanes.goOn(midan, soon);

        lanes.rest(midan);

        assertThat(count("sync_system", "id = ? and next_attempt_at is not null", midan))
                .isEqualTo(1);
        lanes.enable(midan, false, clock.instant());
        lanes.rest(midan);
        assertThat(count("sync_system", "id = ? and next_attempt_at is null", midan))
                .isEqualTo(1);
        lanes.enable(midan, true, clock.instant());
    }
}
