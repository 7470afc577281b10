package org.walletsuite.platform.client;

/** Provides the token by which a service authenticates to other services. */
public interface ServiceTokens {

    /** A currently valid token; throws {@link ServiceUnavailable} when there is none and the issuer is unavailable. */
    String current();

    /** Another token than this one, which a service refused; the same where there is no other for now. */
    default String insteadOf(String refused) {
        return refused;
    }
}
