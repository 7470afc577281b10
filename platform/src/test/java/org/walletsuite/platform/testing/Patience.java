package org.walletsuite.platform.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what must happen, however much else the machine has to do: only a test that fails takes so long. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Patience() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONGEST);
    }
}
