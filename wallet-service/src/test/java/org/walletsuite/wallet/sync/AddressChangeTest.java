package org.walletsuite.wallet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.user.SyncedUserApi.AddressChange;
import org.walletsuite.platform.user.SyncedUserApi.Applied;
import org.walletsuite.platform.user.SyncedUserApi.Reason;
import org.walletsuite.platform.user.SyncedUserApi.Refusal;

/** How users without a password get other addresses. */
class AddressChangeTest extends SyncFixture {

    private static final Applied APPLIED = new Applied(true, List.of());

    @Test
    void isPublished() {
        var email = newEmail();
        var phone = newPhone();
        var user = brought(newEmail(), null);

        assertThat(apply(new AddressChange(user, email, phone))).isEqualTo(APPLIED);

        assertThat(addresses(user)).isEqualTo(email + " " + phone);
        assertThat(events(user)).containsExactly("user.registered.v1", "user.updated.v1");
        assertThat(apply(new AddressChange(user, email, null))).isEqualTo(APPLIED);
        assertThat(events(user)).hasSize(2);
    }

    @Test
    void letsTwoSwapTheirAddresses() {
        var ann = brought(newEmail(), newPhone());
        var bea = brought(newEmail(), newPhone());
        var annsBefore = addresses(ann);
        var beasBefore = addresses(bea);

        assertThat(apply(to(ann, beasBefore), to(bea, annsBefore))).isEqualTo(APPLIED);

        assertThat(addresses(ann)).isEqualTo(beasBefore);
        assertThat(addresses(bea)).isEqualTo(annsBefore);
    }

    @Test
    void letsThreePassTheirAddressesOnInACircle() {
        var ann = brought(newEmail(), newPhone());
        var bea = brought(newEmail(), newPhone());
        var cleo = brought(newEmail(), newPhone());
        var before = List.of(addresses(ann), addresses(bea), addresses(cleo));

        assertThat(apply(to(ann, before.get(1)), to(bea, before.get(2)), to(cleo, before.get(0))))
                .isEqualTo(APPLIED);

        assertThat(List.of(addresses(cleo), addresses(ann), addresses(bea))).isEqualTo(before);
    }

    @Test
    void isRefusedForAUserWithAPasswordAndThenForAll() {
        var karen = guest();
        var other = brought(newEmail(), null);
        var before = addresses(other);

        var answer = apply(new AddressChange(other, newEmail(), null), new AddressChange(karen.id(), newEmail(), null));

        assertThat(answer).isEqualTo(refused(karen.id(), Reason.HAS_PASSWORD));
        assertThat(addresses(karen.id())).isEqualTo(karen.email() + " -");
        assertThat(addresses(other)).isEqualTo(before);
        assertThat(events(other)).containsExactly("user.registered.v1");
    }

    @Test
    void takesNoEmailOfAnother() {
        var karen = guest();
        var email = newEmail();
        brought(email, null);
        var user = brought(newEmail(), null);

        assertThat(apply(new AddressChange(user, karen.email(), null))).isEqualTo(refused(user, Reason.EMAIL_TAKEN));
        assertThat(apply(new AddressChange(user, email, null))).isEqualTo(refused(user, Reason.EMAIL_TAKEN));
    }

    @Test
    void takesNoPhoneThatAnotherProvedOrAnotherSystemsUserHas() throws Exception {
        var proved = newPhone();
        prove(guest(), proved);
        var synced = newPhone();
        brought(null, synced);
        var user = brought(newEmail(), null);

        assertThat(apply(new AddressChange(user, null, proved))).isEqualTo(refused(user, Reason.PHONE_TAKEN));
        assertThat(apply(new AddressChange(user, null, synced))).isEqualTo(refused(user, Reason.PHONE_TAKEN));
    }

    @Test
    void takesAPhoneThatAUserOnlyEntered() {
        var phone = newPhone();
        as(guest().token())
                .patch("/account/me/", "{\"phone\": \"%s\"}".formatted(phone))
                .expect(200);
        var user = brought(newEmail(), null);

        assertThat(apply(new AddressChange(user, null, phone))).isEqualTo(APPLIED);
    }

    @Test
    void tellsEveryReason() {
        var nobody = Ids.next();
        var karen = guest();
        var ann = brought(newEmail(), newPhone());
        var bea = brought(newEmail(), null);
        var phone = addresses(ann).split(" ", -1)[1];

        var answer = apply(
                new AddressChange(nobody, newEmail(), null),
                new AddressChange(bea, karen.email(), phone),
                new AddressChange(karen.id(), newEmail(), null),
                new AddressChange(ann, newEmail(), null));

        assertThat(answer)
                .isEqualTo(new Applied(
                        false,
                        List.of(
                                new Refusal(nobody, Reason.UNKNOWN_USER),
                                new Refusal(bea, Reason.EMAIL_TAKEN),
                                new Refusal(bea, Reason.PHONE_TAKEN),
                                new Refusal(karen.id(), Reason.HAS_PASSWORD))));
    }

    @Test
    void givesAnAddressThatTwoWantToNeither() {
        var ann = brought(newEmail(), null);
        var bea = brought(newEmail(), null);
        var email = newEmail();

        var answer = apply(new AddressChange(ann, email, null), new AddressChange(bea, email, null));

        assertThat(answer).isEqualTo(refused(bea, Reason.EMAIL_TAKEN));
        assertThat(count("person", "email = ?", email)).isZero();
    }

    @Test
    void isRefusedWhereItIsNotClear() {
        var user = brought(newEmail(), null);
        var fine = new AddressChange(user, newEmail(), null);

        assertThat(change(fine, fine).status()).isEqualTo(400);
        assertThat(change().status()).isEqualTo(400);
        assertThat(change(new AddressChange(user, null, null)).body()).contains("changes[0]");
        assertThat(change(new AddressChange(user, "\u212aaren@example.com", null))
                        .body())
                .contains("changes[0].email");
        assertThat(change(new AddressChange(user, null, "27825571055")).body()).contains("changes[0].phone");
    }

    @Test
    void neverGivesTwoOneEmailWhenOneSignsUpAtTheSameInstant() {
        for (var round = 0; round < 5; round++) {
            var email = newEmail();
            var user = brought(newEmail(), null);

            atOnce(
                    4,
                    number -> number % 2 == 0
                            ? change(new AddressChange(user, email, null)).expect(200)
                            : signUp(email, PASSWORD));

            assertThat(count("person", "email = ?", email)).isOne();
            assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void letsManySwapAtTheSameInstant() {
        var ann = brought(newEmail(), newPhone());
        var bea = brought(newEmail(), newPhone());
        var before = List.of(addresses(ann), addresses(bea));

        var answers = atOnce(
                8,
                number -> number % 2 == 0
                        ? change(to(ann, before.get(1)), to(bea, before.get(0)))
                        : change(to(bea, before.get(1)), to(ann, before.get(0))));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(List.of(addresses(ann), addresses(bea))).containsExactlyInAnyOrderElementsOf(before);
    }

    private static AddressChange to(UUID user, String addresses) {
        var both = addresses.split(" ", -1);
        return new AddressChange(user, both[0], both[1]);
    }
}
