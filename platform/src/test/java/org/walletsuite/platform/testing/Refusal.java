package org.walletsuite.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.walletsuite.platform.family.Family;
import org.walletsuite.platform.security.Role;

/**
 * The answer to a visitor who may not call a route, in the format of the route's family.
 *
 * @param status 401 or 403
 * @param text the whole body, or the distinctive part of it where the rest varies, such as the time
 */
public record Refusal(int status, String text) {

    private static final String NOT_PERMITTED = "You do not have permission to perform this action";

    public static Refusal of(Route route, CallerKind visitor) {
        if (route.access() == Access.CLIENT) {
            return switch (Family.endpoints(route.somePath()).credential()) {
                case SIGNATURE -> new Refusal(401, "not signed");
                case API_KEY ->
                    new Refusal(
                            401,
                            "{\"success\":false,\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid or missing API key\"}");
                case NONE, USER_TOKEN, PARTNER_TOKEN, CLIENT_SECRET ->
                    new Refusal(401, "{\"error\":\"invalid_client\"}");
            };
        }
        var unknown = visitor == CallerKind.NOBODY || visitor == CallerKind.STRANGER;
        return switch (ErrorFamily.of(route.path())) {
            case FESTIVAL -> festival(route.access(), unknown, visitor.has(Role.USER));
            case GIFT_CARD ->
                unknown
                        ? new Refusal(401, "{\"detail\":\"Authentication credentials were not provided.\"}")
                        : new Refusal(403, "{\"detail\":\"You do not have permission to perform this action.\"}");
            case MAIN_WALLET ->
                unknown
                        ? new Refusal(
                                401, "\"httpStatus\":\"UNAUTHORIZED\",\"message\":\"Authentication token is required\"")
                        : new Refusal(403, "\"httpStatus\":\"FORBIDDEN\",\"message\":\"" + NOT_PERMITTED + "\"");
            case PARTNER ->
                unknown
                        ? new Refusal(
                                401, "\"error_code\":\"UNAUTHORIZED\",\"message\":\"A valid access token is required\"")
                        : new Refusal(403, "\"error_code\":\"FORBIDDEN\",\"message\":\"" + NOT_PERMITTED + "\"");
            case PARTNER_TOKEN ->
                unknown
                        ? new Refusal(401, "{\"error\":\"invalid_client\"}")
                        : new Refusal(403, "{\"error\":\"unauthorized_client\"}");
            case SYNC ->
                unknown
                        ? new Refusal(
                                401,
                                "{\"success\":false,\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid or missing "
                                        + (route.path().startsWith("/api/v1/admin/") ? "access token" : "API key")
                                        + "\"}")
                        : new Refusal(
                                403,
                                "{\"success\":false,\"code\":\"FORBIDDEN\",\"message\":\"" + NOT_PERMITTED + "\"}");
            case NONE ->
                unknown
                        ? new Refusal(401, "\"status\":401,\"title\":\"Unauthorized\"")
                        : new Refusal(403, "\"status\":403,\"title\":\"Forbidden\"");
        };
    }

    private static Refusal festival(Access access, boolean unknown, boolean user) {
        if (access == Access.STAFF && (unknown || user)) {
            return festival(401, "UNAUTHORIZED", "Staff authentication required");
        }
        return unknown ? festival(401, "UNAUTHORIZED", "Invalid user") : festival(403, "FORBIDDEN", NOT_PERMITTED);
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
