package org.walletsuite.runner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Which signatures of a webhook hold, written here from their descriptions, as a partner would.
 *
 * @param hex the partner API's own, of the body
 * @param standard that of Standard Webhooks, of id, time and body, for five minutes
 */
public record WebhookSignatures(boolean hex, boolean standard) {

    static final String OWN = "X-MyMoolah-Signature";
    public static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String MAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    /**
     * Verifies both.
     *
     * @param header a header's value by its name; null where there is none
     */
    public static WebhookSignatures verify(
            Function<String, @Nullable String> header, byte[] body, String secret, Instant now) {
        return new WebhookSignatures(hex(header, body, secret), standard(header, body, secret, now));
    }

    boolean anyHolds() {
        return hex || standard;
    }

    private static boolean hex(Function<String, @Nullable String> header, byte[] body, String secret) {
        var key = secret.getBytes(StandardCharsets.UTF_8);
        return same(HexFormat.of().formatHex(mac(key, body)), header.apply(OWN));
    }

    private static boolean standard(
            Function<String, @Nullable String> header, byte[] body, String secret, Instant now) {
        var id = header.apply(ID);
        var timestamp = header.apply(TIMESTAMP);
        var signatures = header.apply(SIGNATURE);
        if (id == null || timestamp == null || signatures == null || !isRecent(timestamp, now)) {
            return false;
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(secret.substring(secret.startsWith(PREFIX) ? PREFIX.length() : 0));
        } catch (IllegalArgumentException e) {
            return false;
        }
        var expected = VERSION
                + Base64.getEncoder()
                        .encodeToString(mac(key, (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8), body));
        // One for each live secret.
        return Stream.of(signatures.split(" ")).anyMatch(signature -> same(expected, signature));
    }

    private static boolean isRecent(String timestamp, Instant now) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    /** Takes as long for any guess. */
    private static boolean same(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC, e);
        }
    }

    @Override
    public String toString() {
        return "hex " + verdict(hex) + ", standard " + verdict(standard);
    }

    private static String verdict(boolean holds) {
        return holds ? "ok" : "WRONG";
    }
}
