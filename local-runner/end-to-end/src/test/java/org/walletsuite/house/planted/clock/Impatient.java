package org.walletsuite.house.planted.clock;

import java.time.Instant;

class Impatient {

    Instant now() {
        return Instant.now();
    }
}
