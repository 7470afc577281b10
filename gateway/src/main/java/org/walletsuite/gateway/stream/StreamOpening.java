package org.walletsuite.gateway.stream;

import org.walletsuite.platform.error.ApiException;

/** The result of opening a stream. */
public sealed interface StreamOpening permits OpenStream, StreamOpening.Refused {

    /** Refused, with the error for the caller. */
    record Refused(ApiException reason) implements StreamOpening {}
}
