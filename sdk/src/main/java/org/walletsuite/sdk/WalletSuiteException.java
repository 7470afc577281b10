package org.walletsuite.sdk;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that was refused, or that nobody knows the outcome of. Each family of paths has an error format of its own; here all
 * of them read alike.
 */
public class WalletSuiteException extends RuntimeException {

    /** The code of a call without an answer. */
    public static final String NO_ANSWER = "NO_ANSWER";

    /** The code of a call whose thread was interrupted while it waited for an answer. */
    public static final String INTERRUPTED = "INTERRUPTED";

    /** The code of an answer in a format that this client doesn't know. */
    public static final String UNREADABLE_ANSWER = "UNREADABLE_ANSWER";

    private static final Set<Integer> TEMPORARY = Set.of(429, 502, 503, 504);
    private static final int CONFLICT = 409;

    private final int status;
    private final String code;
    private final String reason;
    private final Map<String, List<String>> details;
    private final @Nullable String requestId;
    private final @Nullable Duration retryAfter;

    /** A call whose answer did not come, or can't be read. */
    protected WalletSuiteException(Throwable cause) {
        var known = switch (cause) {
            case IOException _ -> NO_ANSWER;
            case InterruptedException _ -> INTERRUPTED;
            default -> UNREADABLE_ANSWER;
        };
        var text = String.valueOf(cause.getMessage());
        super(known + ": " + text, cause);
        status = 0;
        code = known;
        reason = text;
        details = Map.of();
        requestId = null;
        retryAfter = null;
    }

    /** A call that was not made, since a parameter is missing. */
    protected WalletSuiteException(int status, String message) {
        super(message);
        this.status = status;
        code = ErrorBody.codeOf(status);
        reason = message;
        details = Map.of();
        requestId = null;
        retryAfter = null;
    }

    /** A refusal. */
    protected WalletSuiteException(int status, HttpHeaders headers, @Nullable String body) {
        var error = ErrorBody.read(status, body);
        var request = headers.firstValue("X-Request-ID").orElse(error.requestId());
        super("%s %s: %s".formatted(status, error.code(), error.message())
                + (request == null ? "" : " (request " + request + ")"));
        this.status = status;
        code = error.code();
        reason = error.message();
        details = error.details();
        requestId = request;
        retryAfter = headers.firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    /** The HTTP status; 0 where no answer came. */
    public int status() {
        return status;
    }

    /** The family's own code, such as {@code VOUCHER_NOT_FOUND}, or {@code HTTP_404} in a family without codes. */
    public String code() {
        return code;
    }

    /** The answer's message, for people; {@link #getMessage} has the rest as well, for logs. */
    public String reason() {
        return reason;
    }

    /** What is wrong with which field, and numbers such as what is missing to an amount. */
    public Map<String, List<String>> details() {
        return details;
    }

    /** What the suite's operators find the call by. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** How long to wait before the next attempt. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether nothing was decided yet, or nobody knows: the same call may be made again, a command with the same idempotency key. */
    public boolean isTemporary() {
        return TEMPORARY.contains(status) || (status == CONFLICT && retryAfter != null) || code.equals(NO_ANSWER);
    }
}
