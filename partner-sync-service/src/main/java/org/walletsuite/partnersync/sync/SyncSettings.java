package org.walletsuite.partnersync.sync;

import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The systems that users are kept in step with, and how they are called.
 *
 * @param systems by code; one without a base URL is not configured
 * @param retryBase the pause after a failed call, doubled after each further one
 * @param longestRetry where the doubling ends
 * @param timeout how long a call may take in all
 * @param allowHttp whether keys and users may go unencrypted to another machine than this
 * @param callsPerMinute the most calls that a system gets in any minute, from all replicas together
 */
@Validated
@ConfigurationProperties("sync")
record SyncSettings(
        @DefaultValue Map<String, SystemSettings> systems,
        @DurationMin(millis = 1) @DefaultValue("5s") Duration retryBase,
        @DurationMin(millis = 1) @DefaultValue("1h") Duration longestRetry,

        @DurationMin(millis = 1) @DurationMax(seconds = 20) @DefaultValue("10s")
        Duration timeout,

        @Positive @DefaultValue("60") int callsPerMinute,
        @DefaultValue("false") boolean allowHttp) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{16,255}");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1]");
    private static final int MOST_DOUBLINGS = 20;

    SyncSettings {
        systems.forEach((code, system) -> check(code, system, allowHttp));
    }

    /**
     * @param baseUrl their API, such as {@code https://midan-nights.com/api}
     * @param outgoingKey what is shown to them
     * @param incomingKey what they show until an admin replaces it; a new value here ends all older keys
     * @param enabled whether the system is on when it is first configured; admins switch it later
     * @param allowedIps the addresses and networks (CIDR) that may show the key; any if empty
     */
    record SystemSettings(
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String outgoingKey,
            @DefaultValue("") String incomingKey,
            @DefaultValue("true") boolean enabled,
            @DefaultValue List<String> allowedIps) {

        boolean isConfigured() {
            return !baseUrl.isBlank();
        }

        @Override
        public String toString() {
            return "SystemSettings[baseUrl=" + baseUrl + ", enabled=" + enabled + "]";
        }
    }

    /** The pause after so many failures in a row, the first one included. */
    Duration pause(int failures, Duration longest) {
        var doubled = retryBase.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private static void check(String code, SystemSettings system, boolean allowHttp) {
        if (!system.isConfigured()) {
            return;
        }
        require(CODE.matcher(code).matches(), code, "its code must be small letters and digits");
        var address = URI.create(system.baseUrl());
        require(
                List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null,
                code,
                "its base URL must be http or https");
        require(
                address.getScheme().equals("https") || allowHttp || isThisMachine(address.getHost()),
                code,
                "its base URL must be https");
        require(KEY.matcher(system.outgoingKey()).matches(), code, "its outgoing key must have 16 to 255 characters");
        require(
                system.incomingKey().isEmpty()
                        || KEY.matcher(system.incomingKey()).matches(),
                code,
                "its incoming key must have 16 to 255 characters");
    }

    private static boolean isThisMachine(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static void require(boolean holds, String code, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException("sync.systems." + code + ": " + complaint);
        }
    }
}
