package org.walletsuite.platform.peer;

/** Where a service gets the token that it shows to other services. */
public interface ServiceTokens {

    /** A token that is valid now; throws {@link PeerUnavailable} when there is none and the issuer gives none. */
    String current();
}
