package org.walletsuite.partnersync.sync;

import static org.walletsuite.platform.testing.Patience.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.walletsuite.partnersync.testing.PartnerSurroundings;
import org.walletsuite.partnersync.testing.SyncStubs;
import org.walletsuite.partnersync.testing.SyncedUserModel;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.MidanNights;
import org.walletsuite.platform.testing.ServiceScenario;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.workflow.Workflows;
import tools.jackson.databind.JsonNode;

/** Other systems with their users, and ours. */
@PartnerSurroundings
@SuppressWarnings("NullAway.Init") // Spring fills the fields before the first test method.
abstract class SyncScenario extends ServiceScenario {

    static final String REGISTERED = "/api/webhook/user-registered/";
    static final String UPDATED = "/api/webhook/user-updated/";
    static final String ADMIN = "/api/v1/admin/sync";

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** Ids of theirs that no other test uses. */
    private static final AtomicInteger THEIR_IDS = new AtomicInteger(1_000_000);

    @Autowired
    SyncedUserModel users;

    @Autowired
    MidanNights midan;

    @Autowired
    MidanNights tickets;

    @Autowired
    Workflows workflows;

    @Autowired
    private EventCodec codec;

    /** Nothing that another test left undone is done during this one, which says what is answered to the next calls. */
    @BeforeEach
    void start() {
        workflows.stop();
        users.recover();
        users.takeEvents();
        db.sql("delete from sync_outgoing").update();
        db.sql("update sync_pull set status = 'DONE', next_attempt_at = null where status = 'RUNNING'")
                .update();
        db.sql("update sync_system set enabled = true, failures = 0, last_error = null, next_attempt_at = null,"
                        + " calls_booked_to = now()")
                .update();
        db.sql("update sync_conflict set status = 'DISMISSED' where status = 'OPEN'")
                .update();
        db.sql("update sync_reference set next_attempt_at = null, leased_until = null"
                        + " where next_attempt_at is not null")
                .update();
        service.getBean(Alignment.class).newlyTaken();
        midan.recover();
        tickets.recover();
        workflows.start();
    }

    TestClient admin() {
        return asSome(Role.ADMIN);
    }

    static String someEmail() {
        return "user" + NAMES.incrementAndGet() + "@sync.example";
    }

    static String somePhone() {
        return "+2782%07d".formatted(5_000_000 + NAMES.incrementAndGet());
    }

    static int someId() {
        return THEIR_IDS.incrementAndGet();
    }

    Answer post(String path, String body) {
        return post(path, SyncStubs.MIDAN_KEY, body);
    }

    Answer post(String path, @Nullable String key, String body) {
        var request = client().post().uri(path).contentType(MediaType.APPLICATION_JSON);
        if (key != null) {
            request.header("X-API-Key", key);
        }
        return answer(request.body(body));
    }

    /** Theirs is to try again while another report of the same user is worked on for too long. */
    Answer postUntilTaken(String path, String body) {
        return await().until(() -> post(path, body), answer -> answer.status() != 503);
    }

    Answer read(String query) {
        return answer(client().get().uri("/api/sync/users/" + query).header("X-API-Key", SyncStubs.MIDAN_KEY));
    }

    /** A user of theirs, as they tell of one; null for what they don't say. */
    static String told(int id, @Nullable String email, @Nullable String phone, @Nullable String updatedAt) {
        return "{\"user_id\":%d,\"email\":%s,\"phone\":%s,\"updated_at\":%s}"
                .formatted(id, quoted(email), quoted(phone), quoted(updatedAt));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    /** Who a user of theirs is here. */
    UUID registered(int id, @Nullable String email, @Nullable String phone) {
        return UUID.fromString(
                post(REGISTERED, told(id, email, phone, null)).expect(200).text("/external_user_id"));
    }

    /** Has everybody hear what happened to users, and waits until this service has. */
    void publishEvents() {
        var events = users.takeEvents();
        TestBroker.shared().send(events.stream().map(codec::encode).toList());
        await().until(() -> events.stream()
                .allMatch(event -> count("inbox", "listener = 'sync-users' and event_id = ?", event.id()) == 1));
    }

    /** Until nothing waits to be sent. */
    void awaitSent() {
        await().until(() -> {
            workflows.runDue(OutgoingWorkflow.KIND); // The workers may have paused, and don't look by themselves.
            return count("sync_outgoing", "status = 'WAITING'") == 0;
        });
    }

    void awaitThat(Callable<Boolean> condition) {
        await().until(condition);
    }

    /** The conflicts of a user of theirs, as kind and status. */
    List<String> conflicts(int id) {
        return db.sql("select kind || ' ' || status from sync_conflict where external_id = ? order by created_at, kind")
                .param(Integer.toString(id))
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** The open conflict of a user of theirs, as admins see it. */
    JsonNode conflict(int id) {
        var list = admin().get(ADMIN + "/midan/conflicts?status=open&page_size=100")
                .expect(200)
                .at("/conflicts");
        return list.valueStream()
                .filter(one -> one.path("external_id").asString().equals(Integer.toString(id)))
                .findFirst()
                .orElseThrow();
    }
}
