package org.walletsuite.payment.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.TestIssuer;

/** A bar that takes payments offline and sends them later. */
abstract class OfflineFixture extends PaymentFixture {

    protected final UUID colleagueId = Ids.next();
    protected final String colleague = TestIssuer.shared().token(colleagueId, Role.STAFF);

    protected Answer batch(String... items) {
        return as(staff).post("/api/v1/payments/batch", batchBody(Stream.of(items)));
    }

    protected static String batchBody(Stream<String> items) {
        return items.collect(Collectors.joining(",", "{\"payments\":[", "]}"));
    }

    /** As many payments of one Jeton cent, with the offline ids a-0 and on. */
    protected Stream<String> items(int count) {
        return IntStream.range(0, count).mapToObj(number -> item("a-" + number, 1));
    }

    protected String item(String offlineId, long amount) {
        return item(offlineId, amount, ago(Duration.ofMinutes(5)));
    }

    protected String item(String offlineId, long amount, Instant takenAt) {
        return "{\"offlineId\":\"" + offlineId + "\",\"walletId\":\"" + wallet + "\",\"amount\":" + amount
                + ",\"standId\":\"" + bar + "\",\"takenAt\":\"" + takenAt + "\"}";
    }

    protected String qrItem(String offlineId, String code, Instant takenAt) {
        return qrItem(offlineId, code, 500, takenAt);
    }

    protected String qrItem(String offlineId, String code, long amount, Instant takenAt) {
        return "{\"offlineId\":\"" + offlineId + "\",\"qrCode\":\"" + code + "\",\"amount\":" + amount
                + ",\"standId\":\"" + bar + "\",\"takenAt\":\"" + takenAt + "\"}";
    }

    /** The same payment as {@link #item}, made online. */
    protected String single(String offlineId, long amount) {
        return "{\"offlineId\":\"" + offlineId + "\",\"walletId\":\"" + wallet + "\",\"amount\":" + amount
                + ",\"standId\":\"" + bar + "\"}";
    }

    protected Instant ago(Duration time) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(time);
    }
}
