package org.walletsuite.platform.planted.platform;

import org.walletsuite.wallet.planted.neighbours.DependsOnNeighbour;

class DependsOnService {

    Class<?> favourite() {
        return DependsOnNeighbour.class;
    }
}
