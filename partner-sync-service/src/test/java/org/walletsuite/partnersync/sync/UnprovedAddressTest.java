package org.walletsuite.partnersync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Addresses that a system does not vouch for, or that nobody proved here. */
class UnprovedAddressTest extends SyncScenario {

    @Test
    void anAddressThatTheyDoNotVouchForLinksToNobodyWithAPassword() {
        var known = users.signUp(someEmail());
        var id = someId();
        var unproved = "{\"user_id\":%d,\"email\":\"%s\",\"email_verified\":%s}";

        var answer = post(REGISTERED, unproved.formatted(id, known.email(), "false"));

        assertThat(answer.expect(200).at("/external_user_id").isMissingNode()).isTrue();
        assertThat(conflicts(id)).containsExactly("UNPROVED OPEN");
        var proved = post(UPDATED, unproved.formatted(id, known.email(), "true"));
        assertThat(proved.expect(200).text("/external_user_id"))
                .isEqualTo(known.id().toString());
        assertThat(conflicts(id)).containsExactly("UNPROVED APPLIED");
    }

    @Test
    void whoeverTookAnUnprovedAddressDoesNotGetTheUserByAProvedOneOfTheirOwn() {
        var known = users.signUp(someEmail());
        var id = someId();
        post(REGISTERED, "{\"user_id\":%d,\"email\":\"%s\",\"email_verified\":false}".formatted(id, known.email()))
                .expect(200);

        var answer =
                post(UPDATED, "{\"user_id\":%d,\"email\":\"%s\",\"email_verified\":true}".formatted(id, someEmail()));

        assertThat(answer.expect(200).text("/external_user_id"))
                .isNotEmpty()
                .isNotEqualTo(known.id().toString());
        assertThat(users.user(known.id())).isEqualTo(known);
        assertThat(conflicts(id)).containsExactly("UNPROVED APPLIED");
    }

    @Test
    void whoeverSignsUpWithTheEmailOfAUserTheyBroughtChangesNothingThereUntilAnAdminSaysSo() {
        var email = someEmail();
        var id = Math.toIntExact(midan.users().add(email, null).id());
        var brought = UUID.fromString(
                post(REGISTERED, "{\"user_id\":%d,\"email\":\"%s\",\"email_verified\":true}".formatted(id, email))
                        .expect(200)
                        .text("/external_user_id"));
        midan.users().refer(id, "wallet", brought.toString());
        publishEvents();
        awaitSent();

        users.signUp(email);
        users.verify(brought, somePhone(), 2);
        users.change(brought, someEmail(), users.user(brought).phone());
        publishEvents();
        awaitSent();

        assertThat(midan.callsAbout(brought)).allSatisfy(call -> {
            assertThat(call.body().path("phone").isMissingNode()).isTrue();
            assertThat(call.body().path("email").isMissingNode()).isTrue();
        });
        assertThat(conflicts(id)).containsExactly("NOT_SENT OPEN");
        var conflict = conflict(id).path("id").asString();
        admin().post(ADMIN + "/midan/conflicts/" + conflict + "/retry").expect(200);
        awaitSent();
        users.change(brought, someEmail(), users.user(brought).phone());
        publishEvents();
        awaitSent();
        assertThat(midan.callsAbout(brought).getLast().body().path("email").asString())
                .isEqualTo(users.user(brought).email());
        assertThat(conflicts(id)).containsExactly("NOT_SENT APPLIED");
    }

    @Test
    void anAddressThatTheyDoNotVouchForStillMakesAUser() {
        var id = someId();
        var email = someEmail();

        var answer =
                post(REGISTERED, "{\"user_id\":%d,\"email\":\"%s\",\"email_verified\":false}".formatted(id, email));

        var user = UUID.fromString(answer.expect(200).text("/external_user_id"));
        assertThat(users.user(user).email()).isEqualTo(email);
        publishEvents();
        awaitSent();
        users.signUp(email);
        users.verify(user, somePhone(), 1);
        publishEvents();
        awaitSent();
        assertThat(midan.callsAbout(user)).isEmpty();
        assertThat(conflicts(id)).containsExactly("NOT_SENT OPEN");
    }

    @Test
    void aUserWhomTheyHadAlreadyGetsNoChangedAddressSentUntilAnAdminSaysSo() {
        var email = someEmail();
        var theirs = midan.users().add(email, null);
        var known = users.signUp(email);
        publishEvents();
        awaitSent();
        var phone = somePhone();

        users.verify(known.id(), phone, 2);
        publishEvents();
        awaitSent();

        var update = midan.callsAbout(known.id()).getLast();
        assertThat(update.body().path("metadata").path("kyc_verified").asBoolean())
                .isTrue();
        assertThat(update.body().path("phone").isMissingNode()).isTrue();
        var id = Math.toIntExact(theirs.id());
        assertThat(conflicts(id)).containsExactly("NOT_SENT OPEN");
        var conflict = conflict(id).path("id").asString();
        admin().post(ADMIN + "/midan/conflicts/" + conflict + "/retry").expect(200);
        awaitSent();
        assertThat(midan.users().get(theirs.id()).phone()).isEqualTo(phone);
        assertThat(conflicts(id)).containsExactly("NOT_SENT APPLIED");
    }

    @Test
    void aUserWhoIsLinkedByTheEmailOnlyGetsNoChangedOneSent() {
        var known = users.signUp(someEmail());
        var id = someId();
        var linked = registered(id, known.email(), null);
        publishEvents();
        awaitSent();

        users.change(known.id(), someEmail(), null);
        publishEvents();
        awaitSent();

        assertThat(linked).isEqualTo(known.id());
        assertThat(midan.callsAbout(known.id())).isEmpty();
        assertThat(conflicts(id)).contains("NOT_SENT OPEN");
        users.change(known.id(), known.email(), null);
        publishEvents();
        awaitSent();
        assertThat(conflicts(id)).containsExactly("NOT_SENT APPLIED");
    }
}
