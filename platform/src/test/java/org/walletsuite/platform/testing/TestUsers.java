package org.walletsuite.platform.testing;

import java.util.UUID;
import org.walletsuite.platform.user.User;

/** Users as events and the directory tell of them. */
public final class TestUsers {

    private TestUsers() {}

    public static User user(UUID id, long number) {
        return new User(id, number, "a@example.com", null, null, null, false, "en", 1, true, 1, null, null);
    }
}
