package org.walletsuite.payment.funding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/** Tells providers' callbacks from anybody else's: who has the secret signed this very body, a moment ago. */
@Component
class CallbackSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String HMAC = "HmacSHA256";

    private final String secret;
    private final Clock clock;

    CallbackSignature(FundingSettings settings, Clock clock) {
        this.secret = settings.callbackSecret();
        this.clock = clock;
    }

    /**
     * Throws UNAUTHORIZED unless the signature is one of these bytes, at this time, with our secret.
     *
     * @param timestamp Unix seconds, as they were sent
     * @param signature hexadecimal
     */
    void check(@Nullable String timestamp, @Nullable String signature, byte[] body) {
        if (secret.isEmpty()
                || timestamp == null
                || signature == null
                || !SECONDS.matcher(timestamp).matches()
                || !HEX.matcher(signature).matches()
                || !isFresh(Long.parseLong(timestamp))
                || !MessageDigest.isEqual(HexFormat.of().parseHex(signature), sign(timestamp, body))) {
            throw new ApiException(ErrorCode.UNAUTHORIZED, "The callback is not signed, or not by its provider");
        }
    }

    private boolean isFresh(long timestamp) {
        return Math.abs(clock.instant().getEpochSecond() - timestamp) <= TOLERANCE.toSeconds();
    }

    private byte[] sign(String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + HMAC, e);
        }
    }
}
