package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void readsProportionalSize() {
        assertThat(Memory.proportional("Rss:    300 kB\nPss:    100 kB\nPss_Dirty:  50 kB\n"))
                .hasValue(102_400);
        assertThat(Memory.proportional("")).isEmpty();
    }
}
