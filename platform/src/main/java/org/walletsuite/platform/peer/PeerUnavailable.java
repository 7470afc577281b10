package org.walletsuite.platform.peer;

import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/** A peer can't be reached, answers too late or with a server error; never the same as "not found". */
public final class PeerUnavailable extends RestClientException {

    private final boolean sent;

    public PeerUnavailable(String peer, boolean sent, @Nullable Throwable cause) {
        super(peer + " is unavailable", cause);
        this.sent = sent;
    }

    /** Whether the peer may have received the request; false proves that it did nothing. */
    public boolean mayHaveRun() {
        return sent;
    }
}
