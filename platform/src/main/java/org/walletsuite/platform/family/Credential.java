package org.walletsuite.platform.family;

/** What an endpoint's callers show to be let in. */
public enum Credential {
    /** Nothing is needed, and nothing that comes along is looked at. */
    NONE,
    USER_TOKEN,
    PARTNER_TOKEN,
    /** A partner's id and secret. */
    CLIENT_SECRET,
    /** Of a configured system. */
    API_KEY,
    /** Of the body, made with a shared secret. */
    SIGNATURE;

    /** Whether a filter chain can judge it; all others are judged by the endpoint itself, and no token counts there. */
    public boolean isToken() {
        return switch (this) {
            case USER_TOKEN, PARTNER_TOKEN -> true;
            case NONE, CLIENT_SECRET, API_KEY, SIGNATURE -> false;
        };
    }
}
