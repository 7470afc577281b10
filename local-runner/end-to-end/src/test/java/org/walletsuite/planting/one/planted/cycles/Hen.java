package org.walletsuite.planting.one.planted.cycles;

import org.walletsuite.planting.two.planted.cycles.Egg;

public class Hen {

    public Class<?> comesFrom() {
        return Egg.class;
    }
}
