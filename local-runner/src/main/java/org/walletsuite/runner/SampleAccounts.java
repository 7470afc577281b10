package org.walletsuite.runner;

import java.util.List;

/** The sample users of a local suite. */
public final class SampleAccounts {

    public static final String SUPER_ADMIN = "superadmin@example.com";
    public static final String PASSWORD = "Passw0rd!";
    public static final String PIN = "1234";
    public static final List<String> EMAILS =
            List.of(SUPER_ADMIN, "admin@example.com", "staff@example.com", "user@example.com");

    private SampleAccounts() {}
}
