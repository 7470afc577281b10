package org.walletsuite.gateway.stream;

import org.walletsuite.platform.error.ApiException;

/** What becomes of somebody's wish for a stream. */
public sealed interface Opening permits OpenStream, Opening.Refused {

    /** There is none, for a reason that the caller is told. */
    record Refused(ApiException reason) implements Opening {}
}
