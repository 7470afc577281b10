package org.walletsuite.planting.one.planted.cycles;

import org.walletsuite.planting.two.planted.cycles.SecondOfCycle;

public class FirstOfCycle {

    public Class<?> comesFrom() {
        return SecondOfCycle.class;
    }
}
