package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestIssuer;

/** Who may see and handle dead letters, and what of it is shown and kept. */
class DeadLetterOperatorTest extends DeadLetterFixture {

    private final JdbcClient db;

    DeadLetterOperatorTest(EventCodec codec, WelcomeListener welcomes, JdbcClient db) {
        super(codec, welcomes);
        this.db = db;
    }

    @Test
    void nobodyChangesWhatWasDecided() {
        var id = dead(event(WelcomeListener.UNWELCOME));
        post(id, "discard", "{\"reason\": \"a stranger's\"}");

        for (var change :
                List.of("update dead_letter_decision set reason = 'other'", "delete from dead_letter_decision")) {
            assertThatThrownBy(() -> db.sql(change).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void noSecretOfADeadLetterIsShown() {
        var event = event(WelcomeListener.UNWELCOME);
        event.headers().add("api-key", "hush-hush".getBytes(StandardCharsets.UTF_8));
        var id = dead(event);

        assertThat(get(LETTERS + "/" + id).body())
                .contains("\"api-key\":\"***\"")
                .doesNotContain("hush");
        assertThat(get(LETTERS + "?listener=welcomes&size=100").body()).doesNotContain("hush");
        assertThat(command("show", id)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("api-key: ***")
                .doesNotContain("hush");
    }

    @Test
    void anUnknownIdIsNotFoundAndAReasonIsRequired() {
        var none = UUID.randomUUID();

        assertThat(get(LETTERS + "/" + none).status()).isEqualTo(404);
        assertThat(post(none.toString(), "replay", "{\"reason\": \"why not\"}").status())
                .isEqualTo(404);
        assertThat(post(none.toString(), "discard", "{\"reason\": \"why not\"}").status())
                .isEqualTo(404);
        assertThat(post(none.toString(), "discard", "{\"reason\": \" \"}").status())
                .isEqualTo(400);
        assertThat(get(LETTERS + "?size=0").status()).isEqualTo(400);
        assertThat(get(LETTERS + "/none").status()).isEqualTo(404);
        assertThat(post("none", "replay", "{\"reason\": \"why not\"}").status()).isEqualTo(404);
        assertThat(post(none.toString(), "discard", "{\"reason\": \"two\\nlines\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void adminsReadAndOnlySuperAdminsAct() {
        var id = dead(event(WelcomeListener.UNWELCOME));

        var admin = new TestClient(port, ADMIN).post(LETTERS + "/" + id + "/discard", "{\"reason\": \"mine\"}");
        var staff = new TestClient(port, TestIssuer.shared().token(user, Role.STAFF)).get(LETTERS);
        var service = new TestClient(port, TestIssuer.shared().serviceToken("payment")).get(LETTERS);

        assertThat(List.of(admin, staff, service)).extracting(Answer::status).containsOnly(403);
        assertThat(ids()).contains(id);
    }

    @Test
    void theCommandListsShowsReplaysAndDiscards() {
        var replayed = dead(event(WelcomeListener.UNWELCOME));
        welcomes.mend(true);

        assertThat(command("list", "--listener=welcomes")).isZero();
        assertThat(command("show", replayed)).isZero();
        assertThat(command("replay", replayed, "--reason=mended")).isZero();
        assertThat(command("discard", replayed, "--reason=too late")).isEqualTo(1);
        assertThat(command("show", UUID.randomUUID().toString())).isEqualTo(1);
        assertThat(command("replay", replayed)).isEqualTo(1);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(replayed + "  WAITING  welcomes  users-")
                .contains("ce_id: " + user + ":13")
                .contains(replayed + "  REPLAYED  welcomes  users-");
        assertThat(welcomes.of(user)).containsExactly(WelcomeListener.UNWELCOME);
    }

    @Test
    void theCommandReportsThatThereIsNoSuchListenerAnyMore() {
        var orphan = dead(event(WelcomeListener.UNWELCOME));
        change(orphan, "listener = 'farewells'");

        assertThat(command("replay", orphan, "--reason=who knows")).isEqualTo(1);

        var letter = get(LETTERS + "/" + orphan).body();
        assertThat(read(letter, "$.deadLetter.status")).isEqualTo("WAITING");
        assertThat(read(letter, "$.deadLetter.error"))
                .isEqualTo(
                        "There is no listener farewells any more; before: java.lang.IllegalStateException: Not this one");
        assertThat(decisions(orphan)).containsExactly("REQUESTED: who knows", "FAILED: who knows");
    }
}
