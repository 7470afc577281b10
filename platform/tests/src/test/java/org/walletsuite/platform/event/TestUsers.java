package org.walletsuite.platform.event;

import java.util.UUID;
import org.walletsuite.platform.user.User;

/** Users that events are about. */
public final class TestUsers {

    private TestUsers() {}

    public static User user(UUID id, long number) {
        return new User(id, number, "a@example.com", null, null, null, false, 1, true, 1);
    }
}
