package org.walletsuite.wallet.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.platform.user.SyncedUserApi.AddressChange;
import org.walletsuite.platform.user.SyncedUserApi.Applied;
import org.walletsuite.platform.user.SyncedUserApi.Reason;
import org.walletsuite.platform.user.SyncedUserApi.Refusal;
import org.walletsuite.platform.user.SyncedUserApi.Result;
import org.walletsuite.platform.user.SyncedUserApi.SyncedUser;
import org.walletsuite.wallet.testing.PhoneFixture;
import tools.jackson.databind.json.JsonMapper;

/** Users of other systems, as partner-sync-service brings them. */
abstract class SyncFixture extends PhoneFixture {

    static final String SYNCED = "/internal/synced-users";
    static final String MIDAN = "midan";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String newEmail() {
        return "sync-" + UUID.randomUUID() + "@example.com";
    }

    static SyncedUser theirs(@Nullable String email, @Nullable String phone) {
        return theirs(UUID.randomUUID().toString(), email, phone);
    }

    static SyncedUser theirs(String externalId, @Nullable String email, @Nullable String phone) {
        return new SyncedUser(MIDAN, externalId, email, phone, "Karen K.", null, null);
    }

    Result bring(SyncedUser user) {
        return bring(List.of(user)).getFirst();
    }

    List<Result> bring(List<SyncedUser> users) {
        return List.of(JSON.readValue(send(users).expect(200).body(), Result[].class));
    }

    /** A user who was brought before. */
    UUID brought(@Nullable String email, @Nullable String phone) {
        return bring(theirs(email, phone)).userId();
    }

    Answer send(List<SyncedUser> users) {
        return asService("partnersync").put(SYNCED, JSON.writeValueAsString(users));
    }

    List<UUID> signedUp(List<UUID> users) {
        var answer = asService("partnersync").put(SYNCED + "/signed-up", JSON.writeValueAsString(users));
        return List.of(JSON.readValue(answer.expect(200).body(), UUID[].class));
    }

    Applied apply(AddressChange... changes) {
        return JSON.readValue(change(changes).expect(200).body(), Applied.class);
    }

    Answer change(AddressChange... changes) {
        return asService("partnersync").put(SYNCED + "/addresses", JSON.writeValueAsString(changes));
    }

    static Applied refused(UUID user, Reason reason) {
        return new Applied(false, List.of(new Refusal(user, reason)));
    }

    /** E-mail and phone. */
    String addresses(UUID user) {
        return db.sql("select coalesce(email, '-') || ' ' || coalesce(phone, '-') from person where id = ?")
                .param(user)
                .query(String.class)
                .single();
    }

    List<String> events(UUID user) {
        return published(UserEvent.TOPIC, user).stream()
                .map(PublishedEvent::type)
                .toList();
    }
}
