package org.walletsuite.planting.two.planted.cycles;

import org.walletsuite.planting.one.planted.cycles.Hen;

public class Egg {

    public Class<?> comesFrom() {
        return Hen.class;
    }
}
