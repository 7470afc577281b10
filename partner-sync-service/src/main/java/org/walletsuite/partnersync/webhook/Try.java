package org.walletsuite.partnersync.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A try to send an event.
 *
 * @param status what the endpoint answered; null where it did not
 * @param body the beginning of its answer, as it can be stored
 * @param error why there was no answer
 */
record Try(
        TryOutcome outcome,
        String url,
        Instant startedAt,
        Duration duration,
        @Nullable Integer status,
        @Nullable String body,
        @Nullable String error) {

    static final int LONGEST_BODY = 1_024;

    private static final int LONGEST_ERROR = 300;

    private static final int SUCCESS = 2;
    private static final int CLASS = 100;
    private static final int GONE = 410;

    static Try answered(String url, Instant startedAt, Duration duration, int status, byte[] body) {
        var outcome =
                status == GONE ? TryOutcome.GONE : status / CLASS == SUCCESS ? TryOutcome.ACCEPTED : TryOutcome.REFUSED;
        return new Try(outcome, url, startedAt, duration, status, storable(body), null);
    }

    static Try failed(TryOutcome outcome, String url, Instant startedAt, Duration duration, @Nullable String error) {
        var bytes = String.valueOf(error).getBytes(StandardCharsets.UTF_8);
        return new Try(outcome, url, startedAt, duration, null, null, storable(bytes, LONGEST_ERROR));
    }

    Instant endedAt() {
        return startedAt.plus(duration);
    }

    /** Whatever came: what is no UTF-8, or cut in its midst, is replaced, and so is NUL, which no column can hold. */
    static String storable(byte[] bytes) {
        return storable(bytes, LONGEST_BODY);
    }

    private static String storable(byte[] bytes, int longest) {
        return StandardCharsets.UTF_8
                .decode(ByteBuffer.wrap(Arrays.copyOf(bytes, Math.min(bytes.length, longest))))
                .toString()
                .replace('\0', '\ufffd');
    }
}
