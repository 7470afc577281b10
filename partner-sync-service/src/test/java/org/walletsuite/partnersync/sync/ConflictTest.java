package org.walletsuite.partnersync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What systems say of users and this side can't or must not do. */
class ConflictTest extends SyncScenario {

    @Test
    void theAddressesOfAUserWithAPasswordStayAndAdminsSeeTheOthers() {
        var known = users.signUp(someEmail());
        var id = someId();
        var phone = somePhone();
        registered(id, known.email(), null);

        var answer = post(UPDATED, told(id, someEmail(), phone, null));

        assertThat(answer.expect(200).text("/external_user_id"))
                .isEqualTo(known.id().toString());
        assertThat(users.user(known.id())).isEqualTo(known);
        assertThat(conflicts(id)).containsExactly("PASSWORD OPEN");
        var shown = conflict(id);
        assertThat(shown.path("kind").asString()).isEqualTo("password");
        assertThat(shown.path("their_phone").asString()).isEqualTo(phone);
        assertThat(shown.path("our_email").asString()).isEqualTo(known.email());
    }

    @Test
    void aConflictEndsWhenBothSidesAgreeAgain() {
        var known = users.signUp(someEmail());
        var id = someId();
        registered(id, known.email(), null);
        post(UPDATED, told(id, someEmail(), null, null)).expect(200);

        post(UPDATED, told(id, known.email(), null, null)).expect(200);

        assertThat(conflicts(id)).containsExactly("PASSWORD APPLIED");
    }

    @Test
    void aConflictEndsWhenTheUserTakesTheirAddress() {
        var known = users.signUp(someEmail());
        var id = someId();
        var theirs = someEmail();
        registered(id, known.email(), null);
        post(UPDATED, told(id, theirs, null, null)).expect(200);

        users.change(known.id(), theirs, null);
        publishEvents();

        awaitThat(() -> conflicts(id).equals(List.of("PASSWORD APPLIED")));
    }

    @Test
    void twoOfTheirUsersSwapTheirAddresses() {
        var one = someId();
        var other = someId();
        var ones = someEmail();
        var others = someEmail();
        var first = registered(one, ones, null);
        var second = registered(other, others, null);

        withoutWorkers(() -> {
            post(UPDATED, told(one, others, null, null)).expect(200);
            assertThat(users.user(first).email()).isEqualTo(ones);
            assertThat(conflicts(one)).containsExactly("EMAIL_TAKEN OPEN");
            post(UPDATED, told(other, ones, null, null)).expect(200);
        });

        assertThat(users.user(first).email()).isEqualTo(others);
        assertThat(users.user(second).email()).isEqualTo(ones);
        assertThat(conflicts(one)).containsExactly("EMAIL_TAKEN APPLIED");
        assertThat(conflicts(other)).isEmpty();
    }

    @Test
    void twoOfTheirUsersSwapHoweverManyOthersWaitForAnAddress() {
        var one = someId();
        var other = someId();
        var ones = someEmail();
        var others = someEmail();
        var first = registered(one, ones, null);
        var second = registered(other, others, null);

        withoutWorkers(() -> {
            waitForAddresses(1, 600);
            post(UPDATED, told(one, others, null, null)).expect(200);
            post(UPDATED, told(other, ones, null, null)).expect(200);
            nobodyWaits();
        });

        assertThat(users.user(first).email()).isEqualTo(others);
        assertThat(users.user(second).email()).isEqualTo(ones);
        assertThat(conflicts(one)).containsExactly("EMAIL_TAKEN APPLIED");
    }

    @Test
    void allWhoWaitForAnAddressAreTriedAgainInTurn() {
        var rows = service.getBean(ConflictRows.class);
        var seen = new ArrayList<UUID>();

        service.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly(); // Nobody else sees them, who would try them again meanwhile.
            waitForAddresses(601, 625);
            var page = rows.waiting(null, 10);
            while (!page.isEmpty()) {
                page.forEach(one -> seen.add(one.reference()));
                page = rows.waiting(page.getLast().id(), 10);
            }
        });

        assertThat(seen).hasSizeGreaterThanOrEqualTo(25).doesNotHaveDuplicates();
    }

    /** Users of theirs who want what others have, before all others in any order of ids. */
    private void waitForAddresses(int first, int last) {
        db.sql("insert into sync_reference (id, system_id, external_id, their_email, created_at, seen_at)"
                        + " select ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, s.id, 'waiting-' || n,"
                        + " 'w' || n || '@waiting.example', now(), now() from generate_series(:first, :last) n, sync_system s"
                        + " where s.code = 'midan'")
                .param("first", first)
                .param("last", last)
                .update();
        db.sql(
                        "insert into sync_conflict (id, system_id, external_id, kind, their_email, status, created_at, updated_at)"
                                + " select id, system_id, external_id, 'EMAIL_TAKEN', their_email, 'OPEN', 'epoch', 'epoch'"
                                + " from sync_reference r where external_id like 'waiting-%'"
                                + " and not exists (select from sync_conflict c where c.id = r.id)")
                .update();
    }

    private void nobodyWaits() {
        db.sql("update sync_conflict set status = 'DISMISSED' where external_id like 'waiting-%'")
                .update();
    }

    @Test
    void threeOfTheirUsersTakeEachOthersPhonesAtOnce() {
        var phones = List.of(somePhone(), somePhone(), somePhone());
        var ids = List.of(someId(), someId(), someId());
        var ours = new ArrayList<UUID>();
        for (var index = 0; index < 3; index++) {
            ours.add(registered(ids.get(index), null, phones.get(index)));
        }

        var answers = atOnce(
                3,
                (int index) -> post(UPDATED, told(ids.get(index), null, phones.get((index + 1) % 3), null))
                        .status());
        later(Duration.ofMinutes(2), IncomingWorkflow.KIND);

        assertThat(answers).containsOnly(200);
        awaitThat(() -> phones.get(1).equals(users.user(ours.getFirst()).phone()));
        for (var index = 0; index < 3; index++) {
            assertThat(users.user(ours.get(index)).phone()).isEqualTo(phones.get((index + 1) % 3));
        }
    }

    @Test
    void aNewUserOfTheirsWithAnAddressThatWeHoldForAnotherIsCreatedWhenTheWayIsFree() {
        var before = someId();
        var email = someEmail();
        var holder = registered(before, email, null);
        var id = someId();

        var answer = post(REGISTERED, told(id, email, null, null));

        assertThat(answer.expect(200).at("/external_user_id").isMissingNode()).isTrue();
        assertThat(conflicts(id)).containsExactly("EMAIL_TAKEN OPEN");
        post(UPDATED, told(before, someEmail(), null, null)).expect(200);
        awaitThat(() -> conflicts(id).equals(List.of("EMAIL_TAKEN APPLIED")));
        var user = registered(id, email, null);
        assertThat(user).isNotEqualTo(holder);
        assertThat(users.user(user).email()).isEqualTo(email);
        assertThat(users.withEmail(email)).hasSize(1);
    }

    @Test
    void aNewUserWithAnAddressOfAnotherAndOneOfTheirOwnIsCreatedWithThat() {
        var phone = somePhone();
        var holder = registered(someId(), someEmail(), phone);
        var id = someId();
        var email = someEmail();

        var user = registered(id, email, phone);

        assertThat(user).isNotEqualTo(holder);
        assertThat(users.user(user).email()).isEqualTo(email);
        assertThat(users.user(user).phone()).isNull();
        assertThat(conflicts(id)).containsExactly("PHONE_TAKEN OPEN");
    }

    @Test
    void anAddressOfAUserWithAPasswordIsTakenOnlyOnceThatUserGivesItUp() {
        var email = someEmail();
        var known = users.signUp(email);
        var id = someId();
        var user = registered(id, someEmail(), null);

        post(UPDATED, told(id, email, null, null)).expect(200);

        assertThat(conflicts(id)).containsExactly("EMAIL_TAKEN OPEN");
        assertThat(users.user(known.id())).isEqualTo(known);
        var conflict = conflict(id).path("id").asString();
        users.change(known.id(), someEmail(), null);
        admin().post(ADMIN + "/midan/conflicts/" + conflict + "/retry").expect(200);
        awaitThat(() -> conflicts(id).equals(List.of("EMAIL_TAKEN APPLIED")));
        assertThat(users.user(user).email()).isEqualTo(email);
    }

    @Test
    void whatAnAdminDismissedIsNoConflictAgain() {
        var known = users.signUp(someEmail());
        var id = someId();
        var theirs = someEmail();
        registered(id, known.email(), null);
        post(UPDATED, told(id, theirs, null, null)).expect(200);
        var conflict = conflict(id).path("id").asString();

        var dismissed = admin().post(ADMIN + "/midan/conflicts/" + conflict + "/dismiss");

        assertThat(dismissed.expect(200).text("/conflict/status")).isEqualTo("dismissed");
        assertThat(dismissed.text("/conflict/settled_by")).isNotEmpty();
        post(UPDATED, told(id, known.email(), null, null)).expect(200);
        post(UPDATED, told(id, theirs, null, null)).expect(200);
        assertThat(conflicts(id)).containsExactly("PASSWORD DISMISSED");
    }

    @Test
    void aConflictOfNoneOrOfAnotherSystemIsNotFound() {
        var nothing = UUID.randomUUID();

        assertThat(admin().post(ADMIN + "/midan/conflicts/" + nothing + "/retry")
                        .status())
                .isEqualTo(404);
        assertThat(admin().post(ADMIN + "/nowhere/conflicts/" + nothing + "/retry")
                        .expect(400)
                        .body())
                .contains("INVALID_SYSTEM");
    }
}
