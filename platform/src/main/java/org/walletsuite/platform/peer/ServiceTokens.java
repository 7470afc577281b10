package org.walletsuite.platform.peer;

/** Where a service gets the token that it shows to other services. */
public interface ServiceTokens {

    /** A token that is valid now; throws when none was ever given and the issuer is away. */
    String current();
}
