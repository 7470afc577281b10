package org.walletsuite.wallet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.user.SyncedUserApi.Outcome;
import org.walletsuite.platform.user.SyncedUserApi.Result;
import org.walletsuite.platform.user.SyncedUserApi.SyncedUser;

/** Who the users of other systems are here. */
class SyncedUserTest extends SyncFixture {

    @Test
    void isCreatedWithoutAPasswordAndFoundFromThenOn() {
        var email = newEmail();
        var phone = newPhone();
        var karen = theirs(email, phone);

        var created = bring(karen);

        assertThat(created).isEqualTo(new Result(created.userId(), Outcome.CREATED, false, email, phone));
        assertThat(bring(karen)).isEqualTo(new Result(created.userId(), Outcome.FOUND, false, email, phone));
        var published = published(UserEvent.TOPIC, created.userId());
        assertThat(published).extracting(event -> event.type()).containsExactly("user.registered.v1");
        var user = published.getFirst().event().get("user");
        assertThat(user.get("origin").asString()).isEqualTo(MIDAN);
        assertThat(user.get("fullName").asString()).isEqualTo("Karen K.");
        assertThat(user.get("phoneVerified").asBoolean()).isFalse();
        assertThat(user.get("createdAt").isString()).isTrue();
    }

    @Test
    void mayHaveNoEmail() {
        var phone = newPhone();

        var created = bring(theirs(null, phone));

        assertThat(created).isEqualTo(new Result(created.userId(), Outcome.CREATED, false, null, phone));
        assertThat(published(UserEvent.TOPIC, created.userId())
                        .getFirst()
                        .event()
                        .at("/user/email")
                        .isNull())
                .isTrue();
    }

    @Test
    void isTheUserWithTheEmailWhoseDataStaysAsItIs() {
        var karen = guest();

        var found = bring(theirs(karen.email(), newPhone()));

        assertThat(found).isEqualTo(new Result(karen.id(), Outcome.FOUND, true, karen.email(), null));
        assertThat(count("person", "id = ? and version = 1 and full_name is null and origin is null", karen.id()))
                .isOne();
        assertThat(events(karen.id())).containsExactly("user.registered.v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u212aaren@%s.example",
                "karen@%s.example\u200b",
                "ka\u00adren@%s.example",
                "KAREN@%s.example",
                " karen@%s.example",
                "karen@%s.example,eve@example.com",
                "\uff4baren@%s.example",
                ""
            })
    void isNobodyWithAnEmailThatOnlyLooksLikeAnothers(String lookAlike) {
        var domain = "d" + Ids.next();
        var karen = signUp("karen@" + domain + ".example", PASSWORD).expect(201).text("/user_id");
        var other = newEmail();

        var answer = send(List.of(theirs(other, null), theirs(lookAlike.formatted(domain), newPhone())));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("users[1].email").doesNotContain("users[0]");
        assertThat(count("person", "email = ?", other)).isZero();
        assertThat(count("synced_user", "person_id = ?", UUID.fromString(karen)))
                .isZero();
    }

    @Test
    void isTheUserWhoProvedThePhoneAndNotOneWhoOnlyEnteredIt() throws Exception {
        var phone = newPhone();
        var claimant = guest();
        as(claimant.token())
                .patch("/account/me/", "{\"phone\": \"%s\"}".formatted(phone))
                .expect(200);
        var stranger = bring(theirs(null, phone));
        var owner = guest();
        prove(owner, phone);

        var found = bring(theirs(newEmail(), phone));

        assertThat(stranger.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(found).isEqualTo(new Result(owner.id(), Outcome.FOUND, true, owner.email(), phone));
        assertThat(addresses(stranger.userId())).isEqualTo("- " + phone);
    }

    @Test
    void isNotRememberedAsAUserWithAPasswordWhoseAddressNobodyVouchesFor() {
        var karen = guest();
        var id = UUID.randomUUID().toString();
        var own = newEmail();

        var unproved = bring(new SyncedUser(MIDAN, id, karen.email(), null, null, true, null));
        var later = bring(new SyncedUser(MIDAN, id, own, null, null, false, null));
        var proved = bring(
                new SyncedUser(MIDAN, UUID.randomUUID().toString(), karen.email(), newPhone(), null, false, true));

        assertThat(unproved).isEqualTo(new Result(karen.id(), Outcome.UNPROVED, true, karen.email(), null));
        assertThat(later.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(later.email()).isEqualTo(own);
        assertThat(proved.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(proved.userId()).isEqualTo(karen.id());
    }

    @Test
    void isOneWhoSignedUpOnlyWithAPassword() {
        var karen = guest();
        var brought = bring(theirs(newEmail(), null)).userId();

        assertThat(signedUp(List.of(karen.id(), brought, UUID.randomUUID()))).containsExactly(karen.id());
    }

    @Test
    void isTheOneOfAnotherSystemWithThePhoneUnlessTheirEmailsDiffer() {
        var phone = newPhone();
        var email = newEmail();
        var first = bring(theirs(email, phone));

        var same = bring(new SyncedUser("tickets", UUID.randomUUID().toString(), null, phone, null, null, null));
        var another =
                bring(new SyncedUser("tickets", UUID.randomUUID().toString(), newEmail(), phone, null, null, null));

        assertThat(same).isEqualTo(new Result(first.userId(), Outcome.FOUND, false, email, phone));
        assertThat(another.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(another.phone()).isNull();
    }

    @Test
    void isNeverTheOneOfAnotherIdOfTheSameSystem() {
        var email = newEmail();
        var phone = newPhone();
        var first = bring(theirs(email, phone)).userId();
        var second = theirs(email, null);

        assertThat(bring(second)).isEqualTo(new Result(first, Outcome.TAKEN, false, email, phone));
        assertThat(bring(theirs(null, phone)).outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(count("synced_user", "external_id = ?", second.externalId())).isZero();
        var corrected = bring(theirs(second.externalId(), newEmail(), null));

        assertThat(corrected.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(corrected.userId()).isNotEqualTo(first);
    }

    @Test
    void isAnsweredInTheOrderOfTheListAndOnceForAnIdThatIsInItTwice() {
        var guest = guest();
        var karen = theirs(newEmail(), null);
        var anna = theirs(newEmail(), newPhone());

        var results = bring(List.of(karen, theirs(guest.email(), null), anna, karen, anna));

        assertThat(results)
                .extracting(Result::outcome)
                .containsExactly(Outcome.CREATED, Outcome.FOUND, Outcome.CREATED, Outcome.FOUND, Outcome.FOUND);
        assertThat(results)
                .extracting(Result::email)
                .containsExactly(karen.email(), guest.email(), anna.email(), karen.email(), anna.email());
        assertThat(results.get(3).userId()).isEqualTo(results.getFirst().userId());
    }

    @Test
    void isOneOfAThousandInAList() {
        var many = Stream.generate(() -> theirs(newEmail(), null)).limit(1_000).toList();

        var results = bring(many);

        assertThat(results).extracting(Result::outcome).containsOnly(Outcome.CREATED);
        assertThat(results)
                .extracting(Result::email)
                .isEqualTo(many.stream().map(SyncedUser::email).toList());
        assertThat(bring(many))
                .extracting(Result::userId)
                .isEqualTo(results.stream().map(Result::userId).toList());
        assertThat(send(Stream.concat(many.stream(), many.stream().limit(1)).toList())
                        .status())
                .isEqualTo(400);
        assertThat(send(List.of()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[{}]",
                "[{\"system\": \"midan\", \"externalId\": \"1\"}]",
                "[{\"system\": \"midan\", \"externalId\": \"\", \"email\": \"a@example.com\"}]",
                "[{\"system\": \"Midan!\", \"externalId\": \"1\", \"email\": \"a@example.com\"}]",
                "[{\"system\": \"midan\", \"externalId\": \"a\\nb\", \"email\": \"a@example.com\"}]",
                "[{\"system\": \"midan\", \"externalId\": \"1\", \"phone\": \"0825571055\"}]",
                "[{\"system\": \"midan\", \"externalId\": \"1\", \"phone\": \"27825571055\"}]"
            })
    void isRefusedIncomplete(String body) {
        var answer = asService("partnersync").put(SYNCED, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("users[0]");
    }

    @Test
    void isPartnerSyncServicesBusinessOnly() {
        var body = "[{\"system\": \"midan\", \"externalId\": \"1\", \"email\": \"a@example.com\"}]";
        var change = "[{\"userId\": \"%s\", \"email\": \"a@example.com\"}]".formatted(Ids.next());

        assertThat(asService("voucher").put(SYNCED, body).status()).isEqualTo(403);
        assertThat(asService("voucher").put(SYNCED + "/addresses", change).status())
                .isEqualTo(403);
        assertThat(asService("voucher")
                        .get(SYNCED + "/created?since=2026-01-01T00:00:00Z&offset=0&limit=1")
                        .status())
                .isEqualTo(403);
        assertThat(asService("voucher")
                        .get(SYNCED + "/recent?count=1&offset=0&limit=1")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void isOneWhenTenAskAtOnce() {
        var email = newEmail();
        var karen = theirs(email, newPhone());

        var results = atOnce(10, () -> bring(karen));

        assertThat(results)
                .extracting(Result::userId)
                .containsOnly(results.getFirst().userId());
        assertThat(results)
                .filteredOn(result -> result.outcome() == Outcome.CREATED)
                .hasSize(1);
        assertThat(count("person", "email = ?", email)).isOne();
        assertThat(events(results.getFirst().userId())).containsExactly("user.registered.v1");
    }

    @Test
    void isOneWhenListsOverlapInOppositeOrders() {
        var users =
                Stream.generate(() -> theirs(newEmail(), newPhone())).limit(40).toList();

        var results = atOnce(6, number -> bring(number % 2 == 0 ? users : users.reversed()));

        assertThat(results.get(1).reversed())
                .extracting(Result::userId)
                .isEqualTo(results.getFirst().stream().map(Result::userId).toList());
        assertThat(users)
                .allSatisfy(user -> assertThat(count("synced_user", "external_id = ?", user.externalId()))
                        .isOne());
    }

    @Test
    void isOneWithTheUserWhoSignsUpAtTheSameInstant() {
        for (var round = 0; round < 5; round++) {
            var email = newEmail();
            var karen = theirs(email, newPhone());

            var ids = atOnce(
                    10,
                    number -> number == 0
                            ? UUID.fromString(
                                    signUp(email, PASSWORD).expect(201).text("/user_id"))
                            : bring(karen).userId());

            assertThat(ids).containsOnly(ids.getFirst());
            assertThat(count("person", "email = ?", email)).isOne();
            assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);
            assertThat(bring(karen).hasPassword()).isTrue();
        }
    }
}
