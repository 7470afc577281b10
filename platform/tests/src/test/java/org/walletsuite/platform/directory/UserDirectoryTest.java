package org.walletsuite.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.walletsuite.platform.MigratedDatabase;
import org.walletsuite.platform.client.ServiceUnavailable;
import org.walletsuite.platform.event.UserEvent.UserDisabled;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.event.UserEvent.UserUpdated;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.user.UserApi;

class UserDirectoryTest {

    private static final JdbcClient DB =
            JdbcClient.create(MigratedDatabase.with("user_directory", "classpath:db/user-directory"));

    private final WalletService wallet = new WalletService();
    private final UserDirectory directory = new UserDirectory(DB, wallet);

    /** A fake of wallet-service that records its requests. */
    private static final class WalletService implements UserApi {

        private final Map<Long, User> users = new TreeMap<>();
        private final List<Integer> asked = new ArrayList<>();
        private boolean unavailable;

        @Override
        public List<User> users(List<UUID> ids) {
            answer(ids.size());
            return users.values().stream()
                    .filter(user -> ids.contains(user.id()))
                    .toList();
        }

        @Override
        public Optional<User> withPhone(String phone) {
            throw new UnsupportedOperationException("A directory does not ask for phones");
        }

        @Override
        public List<User> page(long after, int size) {
            answer(size);
            return users.values().stream()
                    .filter(user -> user.number() > after)
                    .limit(size)
                    .toList();
        }

        private void answer(int size) {
            asked.add(size);
            if (unavailable) {
                throw new ServiceUnavailable("wallet", false, null);
            }
        }
    }

    @BeforeEach
    void forgetEverything() {
        DB.sql("update user_directory_walk set after = 0, done = false").update();
    }

    @Test
    void appliesAnEventUnlessANewerVersionIsKnown() {
        var ada = user(1, 1, "ada@example.com", "+255712345678", true);
        directory.apply(new UserUpdated("1", Instant.EPOCH, ada));
        var newer = version(ada, 3, false);
        directory.apply(new UserDisabled("3", Instant.EPOCH, newer));
        directory.apply(new UserUpdated("2", Instant.EPOCH, version(ada, 2, true)));

        assertThat(directory.find(ada.id())).contains(newer);
        assertThat(wallet.asked).isEmpty();
    }

    @Test
    void readsOnceTheUsersFromBeforeTheFirstEvent() {
        LongStream.rangeClosed(1, 250)
                .forEach(number -> wallet.users.put(number, user(number, 1, number + "@example.com", null, false)));
        var fresh = version(user(251, 1, "ada@example.com", null, false), 9, true);
        directory.apply(new UserUpdated("9", Instant.EPOCH, fresh));
        wallet.users.put(251L, version(fresh, 8, true));

        directory.walk();
        directory.walk();

        assertThat(wallet.asked).containsExactly(100, 100, 100, 100);
        var known = directory.find(wallet.users.values().stream().map(User::id).toList());
        assertThat(known.values().stream().sorted(Comparator.comparingLong(User::number)))
                .hasSize(251)
                .contains(fresh);
        assertThat(wallet.asked).hasSize(4);
    }

    @Test
    void resumesAfterAnOutageWhereItStopped() {
        LongStream.rangeClosed(1, 5)
                .forEach(number -> wallet.users.put(number, user(number, 1, number + "@example.com", null, false)));
        wallet.unavailable = true;
        directory.walk();
        assertThat(wallet.asked).hasSize(1);

        wallet.unavailable = false;
        directory.walk();

        assertThat(DB.sql("select after || ' ' || done from user_directory_walk")
                        .query(String.class)
                        .single())
                .isEqualTo("5 true");
    }

    @Test
    void fetchesAndKeepsMissingUsers() {
        var ben = user(2, 4, "ben@example.com", null, false);
        var nobody = UUID.randomUUID();
        wallet.users.put(2L, ben);

        assertThat(directory.find(List.of(ben.id(), nobody, nobody))).containsOnly(Map.entry(ben.id(), ben));
        assertThat(directory.find(ben.id())).contains(ben);
        assertThat(wallet.asked).containsExactly(2);
    }

    @Test
    void keepsAUserWithoutAnEmail() {
        var known = new User(
                UUID.randomUUID(),
                3,
                null,
                null,
                null,
                "+255712345679",
                false,
                "en",
                1,
                true,
                1,
                Instant.EPOCH,
                "midan");

        directory.apply(new UserRegistered("1", Instant.EPOCH, known));

        assertThat(directory.find(known.id())).contains(known);
    }

    @Test
    void fetchesInPagesOfTheLargestSize() {
        var many =
                LongStream.rangeClosed(1, 201).mapToObj(_ -> UUID.randomUUID()).toList();
        assertThat(directory.find(many)).isEmpty();
        assertThat(wallet.asked).containsExactly(100, 100, 1);
    }

    @Test
    void neverTakesAnOutageForAnAbsentUser() {
        wallet.unavailable = true;
        assertThatThrownBy(() -> directory.find(UUID.randomUUID())).isInstanceOf(ServiceUnavailable.class);
    }

    private static User user(long number, long version, String email, @Nullable String phone, boolean proved) {
        return new User(
                UUID.randomUUID(), number, email, "Somebody", null, phone, proved, "en", 1, true, version, null, null);
    }

    private static User version(User user, long version, boolean active) {
        return new User(
                user.id(),
                user.number(),
                version + user.email(),
                null,
                "name",
                user.phone(),
                user.phoneVerified(),
                "fr",
                2,
                active,
                version,
                Instant.EPOCH,
                "midan");
    }
}
