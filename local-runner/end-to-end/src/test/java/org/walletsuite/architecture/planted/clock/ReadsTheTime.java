package org.walletsuite.architecture.planted.clock;

import java.time.Instant;

class ReadsTheTime {

    Instant now() {
        return Instant.now();
    }
}
