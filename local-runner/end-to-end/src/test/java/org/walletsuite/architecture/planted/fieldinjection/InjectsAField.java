package org.walletsuite.architecture.planted.fieldinjection;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class InjectsAField {

    @Autowired
    @Nullable
    Clock clock;
}
