package org.walletsuite.wallet.password;

import java.time.Duration;
import org.walletsuite.platform.attempt.FailedAttempts.Kind;

/** The kinds of secrets in this service, each with a lock-out after five failed attempts in a quarter of an hour. */
public final class AttemptKinds {

    public static final Kind PASSWORD = kind("PASSWORD", "Too many failed log-ins, try again later.");
    public static final Kind PIN = kind("PIN", "Too many wrong PINs, try again later.");
    public static final Kind PHONE_CODE = kind("PHONE_CODE", "Too many wrong codes, ask for another one.");

    private static final int ALLOWED = 5;
    private static final int MINUTES = 15;

    private AttemptKinds() {}

    private static Kind kind(String name, String complaint) {
        return new Kind(name, ALLOWED, Duration.ofMinutes(MINUTES), Duration.ofMinutes(MINUTES), complaint);
    }
}
