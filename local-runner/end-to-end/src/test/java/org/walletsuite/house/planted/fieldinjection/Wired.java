package org.walletsuite.house.planted.fieldinjection;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class Wired {

    @Autowired
    @Nullable
    Clock clock;
}
