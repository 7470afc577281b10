package org.walletsuite.platform.event;

import java.time.Instant;

/** A fact that happened in one service and that others may read again at any time. */
public interface DomainEvent {

    /** The same for every copy of this event; consumers recognize repetitions by it. */
    String id();

    /** The aggregate it is about; events with one key arrive in order. */
    String key();

    Instant time();
}
