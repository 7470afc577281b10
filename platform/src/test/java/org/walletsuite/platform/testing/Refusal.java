package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.walletsuite.platform.security.Role;

/**
 * What a visitor is told whom a route is not for, in the words of the route's family.
 *
 * @param status 401 or 403
 * @param text the whole body, or for problems and OAuth errors what tells them apart
 */
public record Refusal(int status, String text) {

    public static Refusal of(Route route, Visitor visitor) {
        if (route.access() == Access.CLIENT) {
            return new Refusal(401, "{\"error\":\"invalid_client\"}");
        }
        var unknown = visitor == Visitor.NOBODY || visitor == Visitor.STRANGER;
        if (route.path().startsWith("/api/v1/")) {
            return festival(route.access(), unknown, visitor.has(Role.USER));
        }
        if (route.path().startsWith("/account") || route.path().startsWith("/admin")) {
            return unknown
                    ? new Refusal(401, "{\"detail\":\"Authentication credentials were not provided.\"}")
                    : new Refusal(403, "{\"detail\":\"You do not have permission to perform this action.\"}");
        }
        return unknown
                ? new Refusal(401, "\"status\":401,\"title\":\"Unauthorized\"")
                : new Refusal(403, "\"status\":403,\"title\":\"Forbidden\"");
    }

    private static Refusal festival(Access access, boolean unknown, boolean person) {
        if (access == Access.STAFF && (unknown || person)) {
            return festival(401, "UNAUTHORIZED", "Staff authentication required");
        }
        return unknown
                ? festival(401, "UNAUTHORIZED", "Invalid user")
                : festival(403, "FORBIDDEN", "You do not have permission to perform this action");
    }

    private static Refusal festival(int status, String code, String message) {
        return new Refusal(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
    }

    /** Fails unless the answer is this refusal. */
    public void verify(int answered, String body) {
        assertThat(answered).isEqualTo(status);
        if (text.startsWith("{")) {
            assertThat(body).isEqualTo(text);
        } else {
            assertThat(body).contains(text);
        }
    }
}
