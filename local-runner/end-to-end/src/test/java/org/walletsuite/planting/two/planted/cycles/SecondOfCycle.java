package org.walletsuite.planting.two.planted.cycles;

import org.walletsuite.planting.one.planted.cycles.FirstOfCycle;

public class SecondOfCycle {

    public Class<?> comesFrom() {
        return FirstOfCycle.class;
    }
}
