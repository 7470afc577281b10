package org.walletsuite.voucher.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.testing.Patience.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.directory.UserDirectory;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.event.UserEvent.UserDisabled;
import org.walletsuite.platform.event.UserEvent.UserUpdated;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.testing.TestBroker;
import org.walletsuite.platform.user.User;
import org.walletsuite.voucher.testing.GiftCardFixture;

class UserListenerTest extends GiftCardFixture {

    @Autowired
    private UserDirectory directory;

    @Autowired
    private EventCodec codec;

    @Test
    void showsAdminsWhatAUserIsCalledNow() {
        ordered("10.00");
        var renamed = new User(
                user.id(),
                user.number(),
                "new@example.com",
                "New Name",
                null,
                null,
                false,
                "en",
                1,
                true,
                2,
                null,
                null);
        var event = new UserUpdated(Ids.next().toString(), clock.instant(), renamed);

        publish(event, renamed);

        assertThat(admin.get("/admin/orders?user_id=" + user.number()).text("/0/user/full_name"))
                .isEqualTo("New Name");
    }

    /** What a user is owed does not depend on whether they may log in. */
    @Test
    void leavesOrdersOfADisabledUserToBeDecided() {
        var order = ordered("10.00");
        var disabled = new User(
                user.id(),
                user.number(),
                user.email(),
                user.fullName(),
                null,
                null,
                false,
                "en",
                1,
                false,
                2,
                null,
                null);
        publish(new UserDisabled(Ids.next().toString(), clock.instant(), disabled), disabled);

        become(admin, order, "Approved").expect(200);

        assertThat(withdrawable()).isEqualTo(5_00);
    }

    private void publish(UserEvent event, User user) {
        TestBroker.shared().send(List.of(codec.encode(event)));
        await().untilAsserted(() -> assertThat(directory.find(user.id())).contains(user));
    }
}
