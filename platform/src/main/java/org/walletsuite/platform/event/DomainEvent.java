package org.walletsuite.platform.event;

import java.time.Instant;

/** A fact from one service, which the others may read again at any time. */
public interface DomainEvent {

    /** The same for every copy of this event; consumers recognise redeliveries by it. */
    String id();

    /** The aggregate it is about; events with one key arrive in order. */
    String key();

    Instant time();
}
